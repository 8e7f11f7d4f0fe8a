package dev.souk.system.bench.experiment;

import dev.souk.launcher.api.RunningSouk;
import dev.souk.launcher.api.Topology;
import dev.souk.system.bench.load.Customer;
import dev.souk.system.bench.load.Load;
import dev.souk.system.bench.load.Shop;
import dev.souk.system.bench.result.Outcome;
import dev.souk.system.bench.result.Outcome.Work;
import dev.souk.system.bench.result.Table;
import dev.souk.tools.ToolException;
import dev.souk.tools.process.Await;
import dev.souk.tools.process.OperatingSystem;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Requests through Souk's gateway with everything on, and alternately through gateways that only forward, before one
 * static server. The system runs without cart-service, whose place in the registry that server takes.
 *
 * @param window how long a load is measured
 * @param baselines the values of each figure, round by round; beside them those of Souk
 */
record Baselines(
        ExperimentRun run,
        Shop shop,
        StubServer server,
        Duration window,
        Map<String, List<Double>> baselines,
        Map<String, List<Double>> souk) {

    private static final String SERVICE = Topology.CARTS.name();
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    /** Requests a second at which none waits for another. */
    private static final double LOW_RATE = 50;

    /** What a gateway does in a second, and the CPU time in microseconds for one request. */
    private record Rate(double perSecond, double cpuMicros) {}

    static void run(ExperimentRun run) throws IOException, InterruptedException {
        run.measure(run.options("Souk", ExperimentRun.HIGH_LIMITS), run.sized(24, 4), (system, shop) -> {
            try (var server = new StubServer(shop.first().readItems())) {
                system.kill(SERVICE, false);
                server.registerAs(SERVICE, system);
                new Baselines(run, shop, server, run.seconds(8, 1), new LinkedHashMap<>(), new LinkedHashMap<>())
                        .measure(system);
            }
        });
    }

    private void measure(RunningSouk system) throws IOException, InterruptedException {
        awaitRoute(shop.first());
        var gateways = new ArrayList<>(List.of(Gateway.of(system), Gateway.bare(run, server.port())));
        Optional<Path> nginx = OperatingSystem.program("nginx");
        if (nginx.isPresent()) {
            gateways.add(Gateway.nginx(run, nginx.get(), server.port()));
        } else {
            run.say("There is no nginx on the PATH: not measured.");
        }
        for (int round = 1; round <= run.sized(4, 1); round++) {
            for (Gateway gateway : gateways) {
                run.report().warmUp(gateway.name(), load(gateway));
            }
        }
        int rounds = run.arguments().rounds();
        for (int round = 1; round <= rounds; round++) {
            run.say("requests %s of %s".formatted(round, rounds));
            measureRound(gateways.getFirst(), gateways.subList(1, gateways.size()));
        }
        run.report().tables().add(Table.compared("A: the baseline, B: Souk", baselines, souk));
    }

    /** The gateway asks the registry each second. */
    private void awaitRoute(Customer customer) {
        Work read = customer::readItems;
        if (!Await.atMost(TIMEOUT).until(() -> read.succeeds() && server.requests() > 0)) {
            throw new ToolException("The gateway did not find the static server.");
        }
    }

    private void measureRound(Gateway ofSouk, List<Gateway> others) throws IOException, InterruptedException {
        shop.logIn(); // a token lives for minutes; the others cannot issue one
        Rate rateOfSouk = rate(ofSouk);
        for (Gateway baseline : others) {
            Rate rate = rate(baseline);
            add("requests, to %s, 1/s".formatted(baseline.name()), rate.perSecond(), rateOfSouk.perSecond());
            add("CPU of a request, to %s, µs".formatted(baseline.name()), rate.cpuMicros(), rateOfSouk.cpuMicros());
        }
        Outcome latencyOfSouk = atLowRate(ofSouk);
        compareLatency(Gateway.none(server.port()), latencyOfSouk);
        for (Gateway baseline : others) {
            compareLatency(baseline, latencyOfSouk);
        }
    }

    private void compareLatency(Gateway baseline, Outcome ofSouk) throws IOException, InterruptedException {
        Outcome outcome = atLowRate(baseline);
        for (int percentile : List.of(50, 99)) {
            String figure = "latency at a low rate, p%s, to %s, ms".formatted(percentile, baseline.name());
            add(figure, outcome.millisAt(percentile), ofSouk.millisAt(percentile));
        }
    }

    private void add(String figure, double ofBaseline, double ofSouk) {
        baselines.computeIfAbsent(figure, _ -> new ArrayList<>()).add(ofBaseline);
        souk.computeIfAbsent(figure, _ -> new ArrayList<>()).add(ofSouk);
    }

    private Outcome atLowRate(Gateway gateway) throws IOException, InterruptedException {
        try (Shop alone = new Shop(List.of(shop.first().at(gateway.address())))) {
            Work read = () -> alone.perform(customer -> customer.get("/cart"), TIMEOUT);
            return run.report().measured(gateway.name(), Load.open(LOW_RATE, read, window));
        }
    }

    private Rate rate(Gateway gateway) throws IOException {
        Map<String, Long> before = gateway.processes().cpuMillis();
        Outcome outcome = run.report().measured(gateway.name(), load(gateway));
        double millis = SystemProcesses.total(gateway.processes().cpuMillisSince(before));
        return new Rate(outcome.perSecond(), millis * 1e3 / outcome.done());
    }

    /**
     * All connections at once; several have the same customer. They read a cart, of which the gateway has no copy and
     * which it calls for each request: requests for items that come at the same time would share one call.
     */
    private Outcome load(Gateway gateway) throws IOException {
        long before = server.requests();
        var readers = new ArrayList<Customer>();
        for (int number = 0; number < run.sized(64, 8); number++) {
            readers.add(shop.customers().get(number % shop.customers().size()).at(gateway.address()));
        }
        try (var connections = new Shop(readers)) {
            Outcome outcome = connections.closed(customer -> customer.get("/cart"), window);
            boolean forwarded = server.requests() - before >= outcome.done();
            run.report().require(forwarded, gateway.name() + " did not forward each request");
            return outcome;
        }
    }
}
