package dev.souk.system.bench.experiment;

import static java.time.Duration.ofSeconds;

import dev.souk.console.metrics.MetricsClient;
import dev.souk.launcher.api.OptionalPart;
import dev.souk.launcher.api.ProcessStatus;
import dev.souk.launcher.api.RunningSouk;
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
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The same system and the same faults, with each registry in turn. */
public final class DiscoveryExperiment {

    private static final String SERVICE = Topology.CARTS.name();
    private static final String SECOND = Topology.CARTS.nameOf(2);
    private static final List<String> REGISTRIES =
            List.of(Topology.REGISTRY.name(), Topology.ZOOKEEPER.name(), Topology.NAME_SERVER.name());
    private static final String KNOWN = "souk_loadbalancing_instances";
    private static final double NANOS = 1e9;
    private static final double KILO = 1_000;
    private static final Duration INTERVAL = Duration.ofMillis(50);
    private static final Duration SETTLING = ofSeconds(2);

    /** Longer than any lease. */
    private static final Duration LIMIT = ofSeconds(20);

    private final ExperimentRun run;
    private final Plan plan;
    private final HttpClient http = HttpClient.newHttpClient();
    private final MetricsClient metrics = new MetricsClient(_ -> http, SETTLING, List.of(KNOWN));
    private final Table events =
            new Table("What callers notice", "registry", "event", "noticed after, s", "calls", "failed", "p99, ms");
    private final Table rest = new Table("At rest", "registry", "a minute on its port, kB");

    private DiscoveryExperiment(ExperimentRun run) {
        this.run = run;
        this.plan = run.arguments().brief()
                ? new Plan(1, 8, 50, ofSeconds(2), ofSeconds(5))
                : new Plan(run.arguments().rounds(), 32, 100, ofSeconds(20), ofSeconds(60));
        run.report()
                .with("two instances of", SERVICE)
                .with("calls a second", plan.perSecond())
                .with(events)
                .with(rest);
    }

    /**
     * How much is measured.
     *
     * @param rounds how often each event happens
     * @param customers with a connection each
     * @param perSecond reads of all of them together
     * @param warmUp load before the first event
     * @param rest for which the bytes of the registry are counted
     */
    private record Plan(int rounds, int customers, double perSecond, Duration warmUp, Duration rest) {}

    /** Measures everything. */
    public static void run(ExperimentRun run) throws IOException, InterruptedException {
        var experiment = new DiscoveryExperiment(run);
        experiment.measure("eureka", null);
        experiment.measure("zookeeper", OptionalPart.ZOOKEEPER);
        experiment.measure("dns", OptionalPart.DNS);
    }

    private void measure(String registry, @Nullable OptionalPart part) throws IOException, InterruptedException {
        SoukOptions options = run.optionsWithHighLimits(registry).with(SERVICE, 2);
        run.measure(part == null ? options : options.with(part), souk -> measure(registry, souk));
    }

    private void measure(String registry, RunningSouk souk) throws IOException, InterruptedException {
        String server = processOf(souk, REGISTRIES::contains).name();
        String gateway = Objects.requireNonNull(
                processOf(souk, Topology.GATEWAY.name()::equals).managementUrl());
        try (Shop shop = Shop.open(souk, plan.customers())) {
            shop.customers().forEach(customer -> customer.repeatNothing());
            var customers = new FreeCustomers(shop.customers(), SETTLING);
            Work work = () -> customers.perform(customer -> customer.get("/cart"));
            Load.open(plan.perSecond(), work, plan.warmUp());
            for (int round = 1; round <= plan.rounds(); round++) {
                event(
                        registry,
                        "kill -9 of one of two",
                        work,
                        () -> souk.kill(SECOND, true),
                        () -> known(gateway) == 1);
                souk.start(SECOND);
                event(registry, "a new instance is ready", work, () -> {}, () -> known(gateway) == 2);
                event(registry, "TERM of one of two", work, () -> souk.kill(SECOND, false), () -> known(gateway) == 1);
                souk.start(SECOND);
                Await.atMost(LIMIT).until(() -> known(gateway) == 2);
                event(registry, "kill -9 of the registry", work, () -> souk.kill(server, true), () -> false);
                souk.start(server);
                shop.awaitOrder();
            }
        }
        Pacing.pause(SETTLING);
        int port = Integer.parseInt(souk.status().registry().replaceFirst(".*:", ""));
        rest.add(registry, new LoopbackCapture(port).bytesAMinute(plan.rest()) / KILO);
        run.say(rest.last());
    }

    private static ProcessStatus processOf(RunningSouk souk, Predicate<String> service) {
        return souk.status().processes().stream()
                .filter(process -> service.test(process.service()))
                .findFirst()
                .orElseThrow();
    }

    /** Instances of the service, as the gateway's load balancer has them; -1 if it does not say so in time. */
    private int known(String gateway) {
        try {
            return (int) metrics.read(Topology.GATEWAY.name(), gateway)
                    .sum(KNOWN, sample -> sample.label("service").equals(SERVICE))
                    .orElse(-1);
        } catch (IOException late) {
            return -1;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return -1;
        }
    }

    /**
     * Under load, from the event until callers know of it and then a bit more, or for a fixed time if they never do.
     */
    private void event(String registry, String name, Work work, Runnable event, BooleanSupplier isKnown)
            throws InterruptedException {
        var outcome = new Outcome();
        var ended = new CompletableFuture<Double>();
        long begin = System.nanoTime();
        Thread cause = Pacing.start(event::run);
        Thread observer = Pacing.start(() -> {
            boolean known = new Await(LIMIT, INTERVAL).until(isKnown);
            double seconds = known ? (System.nanoTime() - begin) / NANOS : Double.NaN;
            Pacing.pause(SETTLING);
            ended.complete(seconds);
        });
        Load.open(plan.perSecond(), due -> outcome.record(work, due), _ -> !ended.isDone());
        cause.join();
        observer.join();
        events.add(registry, name, ended.join(), outcome.requests(), outcome.failed(), outcome.millisAt(99));
        events.failures(outcome.errors());
        run.say(events.last());
        run.report()
                .require(
                        !run.isAsConfigured() || (outcome.done() > 0 && outcome.failed() == 0),
                        "a call failed: " + name);
    }
}
