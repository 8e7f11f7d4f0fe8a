package dev.souk.system.bench.experiment;

import static java.time.Duration.ofSeconds;

import dev.souk.launcher.api.OptionalPart;
import dev.souk.launcher.api.RunningSouk;
import dev.souk.launcher.api.ServiceDefinition;
import dev.souk.launcher.api.SoukOptions;
import dev.souk.launcher.api.Topology;
import dev.souk.system.bench.load.Customer;
import dev.souk.system.bench.load.FreeCustomers;
import dev.souk.system.bench.load.Load;
import dev.souk.system.bench.load.Shop;
import dev.souk.system.bench.result.Outcome;
import dev.souk.system.bench.result.Outcome.Work;
import dev.souk.system.chaos.environment.Pacing;
import dev.souk.tools.process.Await;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** The same system and the same faults, with each registry in turn. */
public final class DiscoveryExperiment {

    private static final String SERVICE = Topology.CARTS.name();
    private static final String SECOND = Topology.CARTS.nameOf(2);
    private static final String GAUGE = "souk_loadbalancing_instances";
    private static final int NONE = 0;
    private static final double PER_SECOND = 100;
    private static final Duration SETTLING = ofSeconds(2);
    private static final Duration OUTAGE = ofSeconds(10);

    /** Longer than an instance that is gone is listed anywhere. */
    private static final Duration LIMIT = ofSeconds(20);

    /** Of a packet, with all headers. */
    private static final Pattern LENGTH = Pattern.compile("ethertype .*?, length (\\d+): ");

    private final ExperimentRun run;
    private final String registry;
    private final RunningSouk souk;
    private final Work work;

    private DiscoveryExperiment(ExperimentRun run, String registry, RunningSouk souk, FreeCustomers customers) {
        this.run = run;
        this.registry = registry;
        this.souk = souk;
        this.work = () -> customers.perform(customer -> customer.get("/cart"));
    }

    /** Measures everything. */
    public static void run(ExperimentRun run) throws IOException, InterruptedException {
        run.report().with("two instances of", SERVICE).with("calls a second", PER_SECOND);
        measure(run, "eureka", Topology.REGISTRY, options -> options);
        measure(run, "zookeeper", Topology.ZOOKEEPER, options -> options.with(OptionalPart.ZOOKEEPER));
        measure(run, "dns", Topology.NAME_SERVER, options -> options.with(OptionalPart.DNS));
    }

    private static void measure(
            ExperimentRun run, String registry, ServiceDefinition server, UnaryOperator<SoukOptions> part)
            throws IOException, InterruptedException {
        SoukOptions options = part.apply(run.optionsWithHighLimits(registry).with(SERVICE, 2));
        run.measure(options, souk -> {
            try (Shop shop = Shop.open(souk, 24)) {
                shop.customers().forEach(Customer::repeatNothing);
                var customers = new FreeCustomers(shop.customers(), SETTLING);
                var experiment = new DiscoveryExperiment(run, registry, souk, customers);
                Load.open(PER_SECOND, experiment.work, run.sized(OUTAGE, SETTLING));
                for (int round = 1; round <= run.arguments().rounds(); round++) {
                    experiment.disturb(server.name());
                    shop.awaitOrder();
                }
            }
            Pacing.pause(SETTLING);
            String port = souk.status().registry().replaceFirst(".*:", "");
            run.report()
                    .table("At rest", "registry | a minute on its port, kB")
                    .add(registry, kilobytesAMinute(port, run.sized(LIMIT, SETTLING)));
        });
    }

    private void disturb(String server) throws InterruptedException {
        event("kill -9 of one of two", 1, () -> souk.kill(SECOND, true));
        souk.start(SECOND);
        event("another one is ready", 2, () -> {});
        event("TERM of one of two", 1, () -> souk.kill(SECOND, false));
        souk.start(SECOND);
        event("another one is ready", 2, () -> {});
        event("kill -9 of the registry, for 10 s", NONE, () -> souk.kill(server, true));
        souk.start(server);
    }

    /** Under load, until the gateway knows so many instances and then a bit more; with NONE for a fixed time. */
    private void event(String name, int expected, Runnable event) throws InterruptedException {
        var outcome = new Outcome();
        var noticed = new CompletableFuture<Double>();
        var cause = CompletableFuture.runAsync(event, task -> Pacing.start(task::run)); // join fails if it does
        Thread observer = Pacing.start(() -> {
            double seconds = secondsUntil(expected, expected == NONE ? OUTAGE : LIMIT);
            Pacing.pause(SETTLING);
            noticed.complete(seconds);
        });
        Load.open(PER_SECOND, due -> outcome.record(work, due), _ -> !noticed.isDone());
        cause.join();
        observer.join();
        run.row(
                "What callers notice",
                "registry | event | noticed after, s | calls | failed | p99, ms",
                outcome,
                registry,
                name,
                noticed.join(),
                outcome.requests(),
                outcome.failed(),
                outcome.millisAt(99));
        run.report().require(outcome.done() > 0, "no call was done: " + name);
    }

    /** From now until the load balancer of the gateway knows so many; not a number if it does not within the limit. */
    private double secondsUntil(int expected, Duration limit) {
        var gateway = InstanceMetrics.of(souk, Topology.GATEWAY, GAUGE);
        long begin = System.nanoTime();
        boolean knows = Await.atMost(limit)
                .until(() ->
                        gateway.sum(GAUGE, sample -> sample.label("service").equals(SERVICE)) == expected);
        return knows ? (System.nanoTime() - begin) / 1e9 : Double.NaN;
    }

    /**
     * Every packet, TCP and UDP, which no counter of a socket has; not a number if tcpdump is missing or not permitted.
     */
    private static double kilobytesAMinute(String port, Duration time) throws IOException, InterruptedException {
        var words = "timeout %s tcpdump -i lo -n -e port %s".formatted(time.toSeconds(), port);
        Process tcpdump = new ProcessBuilder(words.split(" "))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String packets = new String(tcpdump.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        double bytes = LENGTH.matcher(packets)
                .results()
                .mapToLong(packet -> Long.parseLong(packet.group(1)))
                .sum();
        boolean isPermitted = tcpdump.waitFor() == 124; // that of a time-out
        return isPermitted ? bytes / 1_000 * 60 / time.toSeconds() : Double.NaN;
    }
}
