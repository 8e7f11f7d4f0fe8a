package dev.souk.system.bench;

import dev.souk.system.bench.figure.Figure;
import dev.souk.system.bench.figure.Latencies;
import dev.souk.system.bench.load.Caller;
import dev.souk.system.bench.load.ClosedLoop;
import dev.souk.system.bench.load.Customer;
import dev.souk.system.bench.load.HttpAddress;
import dev.souk.system.bench.load.IndependentUsers;
import dev.souk.system.bench.load.Outcome;
import dev.souk.system.bench.load.Shop;
import dev.souk.system.bench.load.Work;
import dev.souk.system.bench.measured.CpuMeter;
import dev.souk.system.bench.measured.SystemProcesses;
import dev.souk.system.bench.proxy.BareGateway;
import dev.souk.system.bench.proxy.Proxy;
import dev.souk.system.bench.proxy.Registration;
import dev.souk.system.bench.proxy.StaticServer;
import dev.souk.tools.ToolException;
import dev.souk.tools.checkout.StateFolder;
import dev.souk.tools.process.Await;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Requests through Souk's gateway with everything on, and by turns through gateways that only forward, before one
 * static server. The system runs without cart-service, whose place in the registry that server takes.
 */
final class GatewayBaseline {

    private static final String SERVICE = "cart-service";
    private static final String SOUK = "Souk's gateway";
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final double MICROS_OF_A_NANO = 1e3;

    /** Requests a second at which none waits for another. */
    private static final double LOW_RATE = 50;

    private final BaselineSystem system;
    private final Shop shop;
    private final BaselinePlan plan;
    private final BaselineMeasurements measured;

    GatewayBaseline(BaselineSystem system, Shop shop, BaselinePlan plan, BaselineMeasurements measured) {
        this.system = system;
        this.shop = shop;
        this.plan = plan;
        this.measured = measured;
    }

    /** A gateway and its processes. */
    private record Measured(String name, HttpAddress address, SystemProcesses processes) {

        static Measured of(Proxy proxy) {
            return new Measured(proxy.name(), proxy.address(), proxy.processes());
        }
    }

    void run(BareGateway bareGateway, StateFolder state) throws IOException, InterruptedException {
        shop.logIn();
        Caller customer = shop.customers().getFirst().caller();
        String items = customer.readItems();
        system.souk().kill(SERVICE, false);
        String password = system.souk().secrets().password(SERVICE, "souk.registry.password");
        try (var server = new StaticServer(items);
                var _ = new Registration(system.status().registry(), SERVICE, password, server.port());
                var bare = system.beside(Proxy.bare(bareGateway, server.port()))) {
            awaitRoute(customer, server);
            var souk = new Measured(SOUK, system.gateway(), system.processes("gateway-service"));
            var nginx = Proxy.nginx(state, server.port()).map(system::beside);
            try {
                var all = new ArrayList<>(List.of(souk, Measured.of(bare)));
                nginx.ifPresentOrElse(
                        proxy -> all.add(Measured.of(proxy)),
                        () -> measured.say("There is no nginx on the PATH: not measured."));
                measure(all, HttpAddress.plain(URI.create("http://localhost:" + server.port())));
            } finally {
                nginx.ifPresent(Proxy::close);
            }
        }
    }

    /** The gateway asks the registry each second. */
    private static void awaitRoute(Caller customer, StaticServer server) {
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

    private void measure(List<Measured> gateways, HttpAddress server) throws IOException, InterruptedException {
        for (int round = 1; round <= plan.warmUps(); round++) {
            for (Measured gateway : gateways) {
                Outcome outcome = measured.whileCold(gateway.name(), load(gateway));
                measured.warmUp(gateway.name(), outcome.perSecond());
            }
        }
        for (int round = 1; round <= plan.rounds(); round++) {
            measured.say("requests %s of %s".formatted(round, plan.rounds()));
            measureRound(gateways);
            measureLatency(gateways.getFirst(), server);
        }
    }

    private record Rate(double perSecond, double cpuMicros) {}

    private void measureRound(List<Measured> gateways) throws IOException {
        Rate souk = rate(gateways.getFirst());
        for (Measured baseline : gateways.subList(1, gateways.size())) {
            Rate rate = rate(baseline);
            measured.ofBaseline(Figure.requestsAgainst(baseline.name()), rate.perSecond());
            measured.ofSouk(Figure.requestsAgainst(baseline.name()), souk.perSecond());
            measured.ofBaseline(Figure.requestCpuAgainst(baseline.name()), rate.cpuMicros());
            measured.ofSouk(Figure.requestCpuAgainst(baseline.name()), souk.cpuMicros());
        }
    }

    private void measureLatency(Measured souk, HttpAddress server) throws IOException, InterruptedException {
        Latencies through = latencies(souk.name(), souk.address());
        Latencies direct = latencies("the static server", server);
        for (int percentile : List.of(50, 99)) {
            Figure figure = Figure.latencyAgainst("the call without a gateway", percentile);
            measured.ofBaseline(figure, direct.millisAt(percentile));
            measured.ofSouk(figure, through.millisAt(percentile));
        }
    }

    private Latencies latencies(String whose, HttpAddress address) throws IOException, InterruptedException {
        try (Caller caller = shop.customers().getFirst().caller().at(address)) {
            Work alone = () -> {
                synchronized (caller) { // which has one connection
                    caller.readItems();
                }
            };
            Outcome outcome = new IndependentUsers(LOW_RATE).run(alone, plan.requests());
            return measured.count(whose, outcome).latencies();
        }
    }

    private Rate rate(Measured gateway) throws IOException {
        var meter = new CpuMeter(gateway.processes());
        Outcome outcome = measured.count(gateway.name(), load(gateway));
        double nanos = CpuMeter.total(meter.spent()).toNanos();
        return new Rate(
                outcome.perSecond(),
                nanos / MICROS_OF_A_NANO / outcome.latencies().count());
    }

    /** All connections at once; several have the same customer. */
    private Outcome load(Measured gateway) throws IOException {
        var callers = new ArrayList<Caller>();
        List<Customer> customers = shop.customers();
        for (int number = 0; number < plan.connections(); number++) {
            callers.add(customers.get(number % customers.size()).caller().at(gateway.address()));
        }
        try {
            List<Work> reads =
                    callers.stream().<Work>map(caller -> caller::readItems).toList();
            return ClosedLoop.run(reads, plan.requests());
        } finally {
            for (Caller caller : callers) {
                caller.close();
            }
        }
    }
}
