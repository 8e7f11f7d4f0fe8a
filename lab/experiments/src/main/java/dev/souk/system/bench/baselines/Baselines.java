package dev.souk.system.bench.baselines;

import static java.time.Duration.ofSeconds;

import dev.souk.launcher.api.RunningSouk;
import dev.souk.launcher.api.Topology;
import dev.souk.system.bench.ExperimentRun;
import dev.souk.system.bench.figure.Measurements;
import dev.souk.system.bench.load.Caller;
import dev.souk.system.bench.load.HttpAddress;
import dev.souk.system.bench.load.Load;
import dev.souk.system.bench.load.Outcome;
import dev.souk.system.bench.load.Shop;
import dev.souk.system.bench.load.StubServer;
import dev.souk.system.bench.load.Work;
import dev.souk.system.bench.measured.CpuMeter;
import dev.souk.system.bench.measured.SystemProcesses;
import dev.souk.system.bench.result.Report;
import dev.souk.system.bench.result.Table;
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
public final class Baselines {

    private static final String SOUK = "Souk";
    private static final String SERVICE = Topology.CARTS.name();
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final double MICROS_OF_A_NANO = 1e3;

    /** Requests a second at which none waits for another. */
    private static final double LOW_RATE = 50;

    private final ExperimentRun run;
    private final Plan plan;
    private final Report report;
    private final Measurements baselines = new Measurements();
    private final Measurements souk = new Measurements();

    private Baselines(ExperimentRun run) throws IOException, InterruptedException {
        this.run = run;
        this.plan = run.brief()
                ? new Plan(1, 4, 8, 1, ofSeconds(1))
                : new Plan(run.arguments().rounds(), 24, 64, 4, ofSeconds(8));
        this.report = run.report("baselines");
    }

    /**
     * How much is measured.
     *
     * @param customers whose connections they are
     * @param connections of each gateway
     * @param warmUps windows of load before the first round
     * @param requests length of a window
     */
    private record Plan(int rounds, int customers, int connections, int warmUps, Duration requests) {}

    /** A gateway and its processes. */
    private record Gateway(String name, HttpAddress address, SystemProcesses processes) {}

    /** What a gateway does in a second, and the CPU time in microseconds for one request. */
    private record Rate(double perSecond, double cpuMicros) {}

    /** Measures everything. */
    public static Report run(ExperimentRun run) throws IOException, InterruptedException {
        var experiment = new Baselines(run);
        var state = new StateFolder(run.folder().resolve(SOUK));
        run.measure(run.optionsWithHighLimits(SOUK), system -> experiment.measure(system, state));
        return experiment.report.with(
                Table.compared("A: the baseline, B: Souk", experiment.baselines, experiment.souk));
    }

    private void measure(RunningSouk system, StateFolder state) throws IOException, InterruptedException {
        try (Shop shop = Shop.open(system, plan.customers())) {
            Caller customer = shop.customers().getFirst().caller();
            String items = customer.readItems();
            system.kill(SERVICE, false);
            String password = system.secrets().password(SERVICE, "souk.registry.password");
            try (var server = new StubServer(items);
                    var _ = new Registration(system.status().registry(), SERVICE, password, server.port())) {
                awaitRoute(customer, server);
                var gateways = new ArrayList<Gateway>();
                gateways.add(new Gateway(
                        SOUK + "'s gateway",
                        HttpAddress.plain(URI.create(system.gateway())),
                        SystemProcesses.of(system.status(), Topology.GATEWAY.name()::equals)));
                gateways.add(started(Proxy.bare(run.source(), state, server.port())));
                Proxy.nginx(state, server.port())
                        .ifPresentOrElse(
                                nginx -> gateways.add(started(nginx)),
                                () -> run.say("There is no nginx on the PATH: not measured."));
                measure(gateways, shop, server);
            }
        }
    }

    /** Stopped with the systems; returns when it forwards requests. */
    private Gateway started(Proxy proxy) {
        run.folder().stopAtEnd(proxy::close);
        proxy.awaitReady();
        return new Gateway(proxy.name(), proxy.address(), proxy.processes());
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

    private void measure(List<Gateway> gateways, Shop shop, StubServer server)
            throws IOException, InterruptedException {
        for (int round = 1; round <= plan.warmUps(); round++) {
            for (Gateway gateway : gateways) {
                report.warmUp(gateway.name(), load(gateway, shop, server));
            }
        }
        for (int round = 1; round <= plan.rounds(); round++) {
            run.say("requests %s of %s".formatted(round, plan.rounds()));
            measureRound(gateways.getFirst(), gateways.subList(1, gateways.size()), shop, server);
        }
    }

    private void measureRound(Gateway ofSouk, List<Gateway> others, Shop shop, StubServer server)
            throws IOException, InterruptedException {
        Rate rateOfSouk = rate(ofSouk, shop, server);
        for (Gateway baseline : others) {
            Rate rate = rate(baseline, shop, server);
            add("requests, to " + baseline.name(), "1/s", rate.perSecond(), rateOfSouk.perSecond());
            add("CPU of a request, to " + baseline.name(), "µs", rate.cpuMicros(), rateOfSouk.cpuMicros());
        }
        Outcome latencyOfSouk = atLowRate(ofSouk.name(), ofSouk.address(), shop);
        compareLatency(
                "the call without a gateway", atLowRate("the static server", server.address(), shop), latencyOfSouk);
        for (Gateway baseline : others) {
            compareLatency(baseline.name(), atLowRate(baseline.name(), baseline.address(), shop), latencyOfSouk);
        }
    }

    private void compareLatency(String baseline, Outcome ofBaseline, Outcome ofSouk) {
        for (int percentile : List.of(50, 99)) {
            add(
                    "latency at a low rate, p%s, to %s".formatted(percentile, baseline),
                    "ms",
                    ofBaseline.millisAt(percentile),
                    ofSouk.millisAt(percentile));
        }
    }

    private void add(String figure, String unit, double ofBaseline, double ofSouk) {
        baselines.add(figure, unit, ofBaseline);
        souk.add(figure, unit, ofSouk);
    }

    private Outcome atLowRate(String whose, HttpAddress address, Shop shop) throws IOException, InterruptedException {
        try (Caller caller = shop.customers().getFirst().caller().at(address)) {
            Work alone = () -> {
                synchronized (caller) { // which has one connection
                    caller.readCart();
                }
            };
            return report.measured(whose, Load.open(LOW_RATE, alone, plan.requests()));
        }
    }

    private Rate rate(Gateway gateway, Shop shop, StubServer server) throws IOException {
        var meter = new CpuMeter(gateway.processes());
        Outcome outcome = report.measured(gateway.name(), load(gateway, shop, server));
        double nanos = CpuMeter.total(meter.spent()).toNanos();
        return new Rate(outcome.perSecond(), nanos / MICROS_OF_A_NANO / outcome.done());
    }

    /**
     * All connections at once; several have the same customer. They read a cart, of which the gateway has no copy and
     * which it calls for each request: requests for items that come at the same time would share one call.
     */
    private Outcome load(Gateway gateway, Shop shop, StubServer server) throws IOException {
        long before = server.requests();
        var callers = new ArrayList<Caller>();
        for (int number = 0; number < plan.connections(); number++) {
            var customer = shop.customers().get(number % shop.customers().size());
            callers.add(customer.caller().at(gateway.address()));
        }
        try {
            Outcome outcome = Load.closed(
                    callers.stream().<Work>map(caller -> caller::readCart).toList(), plan.requests());
            report.require(
                    server.requests() - before >= outcome.done(), gateway.name() + " did not forward each request");
            return outcome;
        } finally {
            for (Caller caller : callers) {
                caller.close();
            }
        }
    }
}
