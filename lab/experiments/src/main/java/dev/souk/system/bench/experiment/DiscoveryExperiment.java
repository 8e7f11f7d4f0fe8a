package dev.souk.system.bench.experiment;

import static java.time.Duration.ofSeconds;

import dev.souk.launcher.api.OptionalPart;
import dev.souk.launcher.api.RunningSouk;
import dev.souk.launcher.api.ServiceDefinition;
import dev.souk.launcher.api.SoukOptions;
import dev.souk.launcher.api.Topology;
import dev.souk.system.bench.ExperimentRun;
import dev.souk.system.bench.load.FreeCustomers;
import dev.souk.system.bench.load.Load;
import dev.souk.system.bench.load.Shop;
import dev.souk.system.bench.result.Outcome;
import dev.souk.system.bench.result.Outcome.Work;
import dev.souk.system.bench.result.Table;
import dev.souk.system.chaos.environment.Pacing;
import dev.souk.tools.process.Await;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The same system and the same faults, with each registry in turn. */
public final class DiscoveryExperiment {

    private static final String SERVICE = Topology.CARTS.name();
    private static final String SECOND = Topology.CARTS.nameOf(2);
    private static final String GAUGE = "souk_loadbalancing_instances";
    private static final int NONE = 0;
    private static final int CUSTOMERS = 24;
    private static final double PER_SECOND = 100;
    private static final double KILO = 1_000;
    private static final Duration SETTLING = ofSeconds(2);
    private static final Duration OUTAGE = ofSeconds(10);

    /** Longer than an instance that is gone is listed anywhere. */
    private static final Duration LIMIT = ofSeconds(20);

    private final ExperimentRun run;
    private final boolean brief;
    private final Table events =
            new Table("What callers notice", "registry | event | noticed after, s | calls | failed | p99, ms");
    private final Table rest = new Table("At rest", "registry | a minute on its port, kB");

    private DiscoveryExperiment(ExperimentRun run) {
        this.run = run;
        this.brief = run.arguments().brief();
        run.report()
                .with("two instances of", SERVICE)
                .with("calls a second", PER_SECOND)
                .with(events)
                .with(rest);
    }

    /** A system under load, and what its gateway knows of the service. */
    private record Observed(
            String registry, ServiceDefinition server, RunningSouk souk, InstanceMetrics gateway, Work work) {

        /** From now until the load balancer knows so many instances; not a number if it does not within the limit. */
        double secondsUntil(int expected, Duration limit) {
            long begin = System.nanoTime();
            boolean knows = Await.atMost(limit).until(() -> known() == expected);
            return knows ? (System.nanoTime() - begin) / 1e9 : Double.NaN;
        }

        /** By its own gauge; -1 if it does not say so in time. */
        private double known() {
            try {
                return gateway.read()
                        .sum(GAUGE, sample -> sample.label("service").equals(SERVICE))
                        .orElse(-1.0);
            } catch (IOException late) {
                return -1;
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return -1;
            }
        }
    }

    /** Measures everything. */
    public static void run(ExperimentRun run) throws IOException, InterruptedException {
        var experiment = new DiscoveryExperiment(run);
        experiment.measure("eureka", Topology.REGISTRY, null);
        experiment.measure("zookeeper", Topology.ZOOKEEPER, OptionalPart.ZOOKEEPER);
        experiment.measure("dns", Topology.NAME_SERVER, OptionalPart.DNS);
    }

    private void measure(String registry, ServiceDefinition server, @Nullable OptionalPart part)
            throws IOException, InterruptedException {
        SoukOptions options = run.optionsWithHighLimits(registry).with(SERVICE, 2);
        run.measure(part == null ? options : options.with(part), souk -> observe(registry, server, souk));
    }

    private void observe(String registry, ServiceDefinition server, RunningSouk souk)
            throws IOException, InterruptedException {
        try (Shop shop = Shop.open(souk, CUSTOMERS)) {
            shop.customers().forEach(customer -> customer.repeatNothing());
            var customers = new FreeCustomers(shop.customers(), SETTLING);
            Work work = () -> customers.perform(customer -> customer.get("/cart"));
            Load.open(PER_SECOND, work, brief ? SETTLING : OUTAGE);
            var gateway = InstanceMetrics.of(souk, Topology.GATEWAY, GAUGE);
            var observed = new Observed(registry, server, souk, gateway, work);
            for (int round = 1; round <= run.arguments().rounds(); round++) {
                disturb(observed);
                shop.awaitOrder();
            }
        }
        Pacing.pause(SETTLING);
        int port = Integer.parseInt(souk.status().registry().replaceFirst(".*:", ""));
        rest.add(registry, new LoopbackCapture(port).bytesAMinute(brief ? SETTLING : LIMIT) / KILO);
        run.say(rest.last());
    }

    private void disturb(Observed observed) throws InterruptedException {
        RunningSouk souk = observed.souk();
        String server = observed.server().name();
        event(observed, "kill -9 of one of two", 1, () -> souk.kill(SECOND, true));
        souk.start(SECOND);
        event(observed, "another one is ready", 2, () -> {});
        event(observed, "TERM of one of two", 1, () -> souk.kill(SECOND, false));
        souk.start(SECOND);
        event(observed, "another one is ready", 2, () -> {});
        event(observed, "kill -9 of the registry, for 10 s", NONE, () -> souk.kill(server, true));
        souk.start(server);
    }

    /** Under load, until the gateway knows so many instances and then a bit more; with NONE for a fixed time. */
    private void event(Observed observed, String name, int expected, Runnable event) throws InterruptedException {
        var outcome = new Outcome();
        var noticed = new CompletableFuture<Double>();
        var cause = CompletableFuture.runAsync(event, task -> Pacing.start(task::run)); // join fails if it does
        Thread observer = Pacing.start(() -> {
            double seconds = observed.secondsUntil(expected, expected == NONE ? OUTAGE : LIMIT);
            Pacing.pause(SETTLING);
            noticed.complete(seconds);
        });
        Load.open(PER_SECOND, due -> outcome.record(observed.work(), due), _ -> !noticed.isDone());
        cause.join();
        observer.join();
        events.add(
                observed.registry(), name, noticed.join(), outcome.requests(), outcome.failed(), outcome.millisAt(99));
        events.failures(outcome.errors());
        run.say(events.last());
        run.report().require(outcome.done() > 0, "no call was done: " + name);
    }
}
