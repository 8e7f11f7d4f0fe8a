package dev.souk.system.bench.baselines;

import static dev.souk.system.bench.baselines.Baselines.SOUK;

import dev.souk.launcher.api.RunningSouk;
import dev.souk.launcher.api.Topology;
import dev.souk.system.bench.baselines.Baselines.Plan;
import dev.souk.system.bench.load.Caller;
import dev.souk.system.bench.load.ClosedLoop;
import dev.souk.system.bench.load.HttpAddress;
import dev.souk.system.bench.load.IndependentUsers;
import dev.souk.system.bench.load.Outcome;
import dev.souk.system.bench.load.Shop;
import dev.souk.system.bench.load.StubServer;
import dev.souk.system.bench.load.Work;
import dev.souk.system.bench.measured.CpuMeter;
import dev.souk.system.bench.measured.SystemProcesses;
import dev.souk.tools.ToolException;
import dev.souk.tools.checkout.StateFolder;
import dev.souk.tools.process.Await;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Requests through Souk's gateway with everything on, and by turns through gateways that only forward, before one
 * static server. The system runs without cart-service, whose place in the registry that server takes.
 */
final class GatewayBaseline {

    private static final String SERVICE = Topology.CARTS.name();
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final double MICROS_OF_A_NANO = 1e3;

    /** Requests a second at which none waits for another. */
    private static final double LOW_RATE = 50;

    private final RunningSouk souk;
    private final Shop shop;
    private final Plan plan;
    private final Baselines measured;

    GatewayBaseline(RunningSouk souk, Shop shop, Plan plan, Baselines measured) {
        this.souk = souk;
        this.shop = shop;
        this.plan = plan;
        this.measured = measured;
    }

    /** A gateway and its processes. */
    private record Gateway(String name, HttpAddress address, SystemProcesses processes) {}

    /** What a gateway does in a second, and the CPU time in microseconds for one request. */
    private record Rate(double perSecond, double cpuMicros) {}

    void measure(BareGateway bareGateway, StateFolder state) throws IOException, InterruptedException {
        Caller customer = shop.customers().getFirst().caller();
        String items = customer.readItems();
        souk.kill(SERVICE, false);
        String password = souk.secrets().password(SERVICE, "souk.registry.password");
        try (var server = new StubServer(items);
                var _ = new Registration(souk.status().registry(), SERVICE, password, server.port());
                var bare = stoppedAtEnd(Proxy.bare(bareGateway, server.port()))) {
            awaitRoute(customer, server);
            var gateways = new ArrayList<Gateway>();
            gateways.add(new Gateway(
                    SOUK + "'s gateway",
                    HttpAddress.plain(URI.create(souk.gateway())),
                    SystemProcesses.of(souk.status(), Topology.GATEWAY.name()::equals)));
            gateways.add(new Gateway(bare.name(), bare.address(), bare.processes()));
            Optional<Proxy> nginx = Proxy.nginx(state, server.port());
            if (nginx.isEmpty()) {
                measured.run().say("There is no nginx on the PATH: not measured.");
                measure(gateways, server);
                return;
            }
            try (Proxy proxy = stoppedAtEnd(nginx.get())) {
                gateways.add(new Gateway(proxy.name(), proxy.address(), proxy.processes()));
                measure(gateways, server);
            }
        }
    }

    /** Also if the experiment is interrupted; returns when it forwards requests. */
    private Proxy stoppedAtEnd(Proxy proxy) {
        measured.run().systems().folder().stopAtEnd(proxy::close);
        proxy.awaitReady();
        return proxy;
    }

    /** The gateway asks the registry each second. */
    private static void awaitRoute(Caller customer, StubServer server) {
        long before = server.requests();
        boolean routed = Await.atMost(TIMEOUT).until(() -> canRead(customer) && server.requests() > before);
        if (!routed) {
            throw new ToolException("The gateway did not find the static server.");
        }
    }

    private static boolean canRead(Caller customer) {
        try {
            customer.readItems();
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    private void measure(List<Gateway> gateways, StubServer server) throws IOException, InterruptedException {
        for (int round = 1; round <= plan.warmUps(); round++) {
            for (Gateway gateway : gateways) {
                measured.warmUp(gateway.name(), load(gateway, server));
            }
        }
        for (int round = 1; round <= plan.rounds(); round++) {
            measured.run().say("requests %s of %s".formatted(round, plan.rounds()));
            Rate rateOfSouk = rate(gateways.getFirst(), server);
            for (Gateway baseline : gateways.subList(1, gateways.size())) {
                Rate rate = rate(baseline, server);
                measured.add("requests, to " + baseline.name(), "1/s", rate.perSecond(), rateOfSouk.perSecond());
                measured.add("CPU of a request, to " + baseline.name(), "µs", rate.cpuMicros(), rateOfSouk.cpuMicros());
            }
            Outcome ofSouk =
                    atLowRate(gateways.getFirst().name(), gateways.getFirst().address());
            compareLatency("the call without a gateway", atLowRate("the static server", server.address()), ofSouk);
            for (Gateway baseline : gateways.subList(1, gateways.size())) {
                compareLatency(baseline.name(), atLowRate(baseline.name(), baseline.address()), ofSouk);
            }
        }
    }

    private void compareLatency(String baseline, Outcome ofBaseline, Outcome ofSouk) {
        for (int percentile : List.of(50, 99)) {
            measured.add(
                    "latency at a low rate, p%s, to %s".formatted(percentile, baseline),
                    "ms",
                    ofBaseline.millisAt(percentile),
                    ofSouk.millisAt(percentile));
        }
    }

    private Outcome atLowRate(String whose, HttpAddress address) throws IOException, InterruptedException {
        try (Caller caller = shop.customers().getFirst().caller().at(address)) {
            Work alone = () -> {
                synchronized (caller) { // which has one connection
                    caller.readCart();
                }
            };
            return measured.report().measured(whose, new IndependentUsers(LOW_RATE).run(alone, plan.requests()));
        }
    }

    private Rate rate(Gateway gateway, StubServer server) throws IOException {
        var meter = new CpuMeter(gateway.processes());
        Outcome outcome = measured.report().measured(gateway.name(), load(gateway, server));
        double nanos = CpuMeter.total(meter.spent()).toNanos();
        return new Rate(outcome.perSecond(), nanos / MICROS_OF_A_NANO / outcome.done());
    }

    /**
     * All connections at once; several have the same customer. They read a cart, of which the gateway has no copy and
     * which it calls for each request: requests for items that come at the same time would share one call.
     */
    private Outcome load(Gateway gateway, StubServer server) throws IOException {
        long before = server.requests();
        var callers = new ArrayList<Caller>();
        for (int number = 0; number < plan.connections(); number++) {
            var customer = shop.customers().get(number % shop.customers().size());
            callers.add(customer.caller().at(gateway.address()));
        }
        try {
            Outcome outcome = ClosedLoop.run(
                    callers.stream().<Work>map(caller -> caller::readCart).toList(), plan.requests());
            measured.report()
                    .require(
                            server.requests() - before >= outcome.done(),
                            gateway.name() + " did not forward each request");
            return outcome;
        } finally {
            for (Caller caller : callers) {
                caller.close();
            }
        }
    }
}
