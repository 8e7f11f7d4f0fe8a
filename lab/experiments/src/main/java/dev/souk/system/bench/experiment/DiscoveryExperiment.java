package dev.souk.system.bench.experiment;

import static java.time.Duration.ofSeconds;

import dev.souk.launcher.api.OptionalPart;
import dev.souk.launcher.api.RunningSouk;
import dev.souk.launcher.api.ServiceDefinition;
import dev.souk.launcher.api.SoukOptions;
import dev.souk.launcher.api.Topology;
import dev.souk.system.bench.load.Customer;
import dev.souk.system.bench.load.Load;
import dev.souk.system.bench.result.Outcome;
import dev.souk.system.bench.result.Outcome.Work;
import dev.souk.system.bench.result.Program;
import dev.souk.system.chaos.load.Pacing;
import dev.souk.tools.process.Await;
import dev.souk.tools.process.OperatingSystem;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** The same system and the same faults, with each registry in turn. */
record DiscoveryExperiment(ExperimentRun run, String registry, RunningSouk souk, Work work) {

    private static final String TITLE = "What callers notice";
    private static final String HEADINGS = "registry | event | noticed after, s | calls | failed | p99, ms";
    private static final String SERVICE = Topology.CARTS.name();
    private static final String SECOND = Topology.CARTS.nameOf(2);
    private static final String GAUGE = "souk_loadbalancing_instances";
    private static final int NONE = 0;
    private static final int ENDED_BY_TIMEOUT = 124;
    private static final double PER_SECOND = 100;
    private static final Duration SETTLING = ofSeconds(2);
    private static final Duration TIMEOUT = ofSeconds(10); // until a customer is free
    private static final Duration OUTAGE = ofSeconds(10);

    /** Longer than it takes until a registry that was gone has all instances again. */
    private static final Duration RECOVERY = ofSeconds(60);

    /** Longer than an instance that is gone is listed anywhere. */
    private static final Duration LIMIT = ofSeconds(20);

    /** Of a packet, with all headers. */
    private static final Pattern LENGTH = Pattern.compile("ethertype .*?, length (\\d+): ");

    static void run(ExperimentRun run) throws IOException, InterruptedException {
        var _ = OperatingSystem.requiredProgram("named", "BIND is not installed."); // before a quarter of an hour
        run.report().with("two instances of", SERVICE).with("calls a second", PER_SECOND);
        measure(run, "eureka", Topology.REGISTRY, options -> options);
        measure(run, "zookeeper", Topology.ZOOKEEPER, options -> options.with(OptionalPart.ZOOKEEPER));
        measure(run, "dns", Topology.NAME_SERVER, options -> options.with(OptionalPart.DNS));
    }

    private static void measure(
            ExperimentRun run, String registry, ServiceDefinition server, UnaryOperator<SoukOptions> part)
            throws IOException, InterruptedException {
        SoukOptions options =
                part.apply(run.options(registry, ExperimentRun.HIGH_LIMITS).with(SERVICE, 2));
        run.measure(options, 24, (souk, shop) -> {
            shop.customers().forEach(Customer::repeatNothing);
            Work work = () -> shop.perform(customer -> customer.get("/cart"), TIMEOUT);
            var experiment = new DiscoveryExperiment(run, registry, souk, work);
            Load.open(PER_SECOND, work, run.sized(OUTAGE, SETTLING));
            for (int round = 1; round <= run.arguments().rounds(); round++) {
                experiment.disturb(server.name());
                shop.awaitOrder();
            }
            shop.close();
            Pacing.pause(SETTLING);
            String port = souk.status().registry().replaceFirst(".*:", "");
            run.report()
                    .table("At rest", "registry | a minute on its port, kB")
                    .add(registry, kilobytesAMinute(port, run.sized(LIMIT, SETTLING)));
        });
    }

    private void disturb(String server) throws InterruptedException {
        // After an outage of the registry one may be missing yet: the first event would seem to be noticed at once.
        run.report().require(Double.isFinite(secondsUntil(2, RECOVERY)), "the gateway does not find both instances");
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
        double seconds;
        try (var _ = Load.inBackground(PER_SECOND, due -> outcome.record(work, due))) {
            var cause = CompletableFuture.runAsync(event, task -> Pacing.start(task::run)); // join fails if it does
            seconds = secondsUntil(expected, expected == NONE ? OUTAGE : LIMIT);
            Pacing.pause(SETTLING);
            cause.join();
        }
        run.row(TITLE, HEADINGS, outcome, registry, name, seconds, outcome.requests());
        run.report().require(outcome.done() > 0, "no call was done: " + name);
        run.requireAsConfigured(expected == NONE || Double.isFinite(seconds), "the gateway did not notice it: " + name);
    }

    /** From now until the load balancer of the gateway knows so many; not a number if it does not within the limit. */
    private double secondsUntil(int expected, Duration limit) {
        long begin = System.nanoTime(); // to find the gateway takes a moment, too
        var gateway = InstanceMetrics.of(souk, Topology.GATEWAY, GAUGE);
        boolean knows = Await.atMost(limit)
                .until(() ->
                        gateway.sum(GAUGE, sample -> sample.label("service").equals(SERVICE)) == expected);
        return knows ? (System.nanoTime() - begin) / 1e9 : Double.NaN;
    }

    /**
     * Every packet, TCP and UDP, which no counter of a socket has; not a number if tcpdump is missing or not permitted.
     */
    private static double kilobytesAMinute(String port, Duration time) throws InterruptedException {
        String seconds = Long.toString(time.toSeconds());
        String[] tcpdump = {"timeout", seconds, "tcpdump", "-i", "lo", "-n", "-e", "port", port};
        return Program.output(Path.of("."), ENDED_BY_TIMEOUT, tcpdump)
                .map(packets -> LENGTH.matcher(packets)
                        .results()
                        .mapToDouble(packet -> Double.parseDouble(packet.group(1)))
                        .sum())
                .map(bytes -> bytes / 1_000 * 60 / time.toSeconds())
                .orElse(Double.NaN);
    }
}
