package dev.souk.system.bench.experiment;

import dev.souk.console.metrics.Metrics;
import dev.souk.launcher.api.OptionalPart;
import dev.souk.launcher.api.RunningSouk;
import dev.souk.launcher.api.SoukOptions;
import dev.souk.launcher.api.SoukOptions.ProxyRoute;
import dev.souk.launcher.api.Topology;
import dev.souk.system.bench.ExperimentRun;
import dev.souk.system.bench.load.Customer;
import dev.souk.system.bench.load.FreeCustomers;
import dev.souk.system.bench.load.Load;
import dev.souk.system.bench.result.Outcome;
import dev.souk.system.bench.result.Outcome.Work;
import dev.souk.system.bench.result.Series;
import dev.souk.system.bench.result.Table;
import dev.souk.system.chaos.environment.Pacing;
import dev.souk.tools.proxy.Traffic;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Each strategy of the cache and each store of carts: what they save, how old it is, and what is lost. */
public final class CachingExperiment {

    private static final String VALKEY = Topology.VALKEY.name();
    private static final ProxyRoute TO_CACHE = new ProxyRoute(Topology.CARTS.nameOf(1), Topology.VALKEY);
    private static final int PER_SECOND = 50;

    private final ExperimentRun run;
    private final Duration time;
    private final Table reads = new Table(
            "Pages read at an instance, while an item is changed ten times a second",
            "catalogue | reads, 1/s | p50, ms | p99, ms | hits, % | connections to the database, 1/read");
    private final Table ages = new Table(
            "How long another instance still has the old item after the response to a change",
            "catalogue | writer and cache | time, ms");
    private final Table faults = new Table(
            "Pages and carts at an instance while Valkey fails",
            "catalogue | carts | Valkey is | sent | failed | p50, ms | p99, ms");
    private final Table changes = new Table(
            "Changes of carts, until Valkey is killed",
            "carts | acknowledged | changes, 1/s | p50, ms | p99, ms | connections to the database, 1/change | lost");

    private CachingExperiment(ExperimentRun run) {
        this.run = run;
        this.time = Duration.ofSeconds(run.arguments().brief() ? 2 : 10);
        List.of(reads, ages, faults, changes).forEach(run.report()::with);
    }

    /** Measures everything, on four systems. */
    public static void run(ExperimentRun run) throws IOException, InterruptedException {
        var experiment = new CachingExperiment(run);
        experiment.measure("none", "postgresql");
        experiment.measure("aside", "postgresql");
        experiment.measure("read-through", "write-behind");
        experiment.measure("write-through", "valkey");
    }

    private void measure(String catalogue, String carts) throws IOException, InterruptedException {
        String variable = carts.equals("write-behind") ? "SOUK_CACHE_CARTS" : "SOUK_CART_STORE";
        SoukOptions options = run.optionsWithHighLimits(catalogue)
                .with(Topology.CARTS.name(), 2)
                .with(OptionalPart.VALKEY)
                .withEnvironment(Topology.CARTS.name(), Map.of("SOUK_CACHE_CATALOGUE", catalogue, variable, carts))
                .proxied(List.of(TO_CACHE));
        run.measure(options, souk -> {
            try (var shop = CachedShop.open(souk)) {
                run.report().warmUp(catalogue, shop.customers().closed(Customer::readItems, time.multipliedBy(2)));
                reads(catalogue, shop);
                ages.add(catalogue, "connected", new Series(shop.ages(20)));
                if (!catalogue.equals("none")) {
                    souk.proxy(TO_CACHE).apply(new Traffic.Held());
                    ages.add(catalogue, "cut off from each other", new Series(shop.ages(1)));
                    souk.proxy(TO_CACHE).apply(new Traffic.Flows());
                    for (Fault fault : faultsOf(souk, shop)) {
                        suffer(fault, catalogue, carts, shop);
                    }
                }
                changes(carts, souk, shop);
            }
        });
    }

    private void reads(String catalogue, CachedShop shop) throws IOException, InterruptedException {
        Work change = shop::changeItem;
        Metrics before = shop.counters();
        Thread writer = Pacing.start(() -> {
            while (change.succeeds()) {
                Pacing.pause(100);
            }
        });
        Outcome outcome = run.report().measured(catalogue, shop.customers().closed(Customer::readItems, time));
        Pacing.stop(writer);
        Metrics after = shop.counters();
        double hits = CachedShop.gets(after, "hit") - CachedShop.gets(before, "hit");
        double misses = CachedShop.gets(after, "miss") - CachedShop.gets(before, "miss");
        reads.add(
                catalogue,
                outcome.perSecond(),
                outcome.millisAt(50),
                outcome.millisAt(99),
                100 * hits / (hits + misses),
                (CachedShop.connections(after) - CachedShop.connections(before)) / outcome.done());
        run.say(reads.last());
    }

    private record Fault(String name, Runnable begin, Runnable end) {}

    private static List<Fault> faultsOf(RunningSouk souk, CachedShop shop) {
        Runnable flow = () -> souk.proxy(TO_CACHE).apply(new Traffic.Flows());
        var slow = new Traffic.Slow(Duration.ofMillis(300));
        return List.of(
                new Fault("there", () -> {}, () -> {}),
                new Fault("killed", () -> souk.kill(VALKEY, true), () -> souk.start(VALKEY)),
                new Fault("suspended", () -> souk.pause(VALKEY), () -> souk.resume(VALKEY)),
                new Fault("slow by 300 ms", () -> souk.proxy(TO_CACHE).apply(slow), flow),
                new Fault("cut off", () -> souk.proxy(TO_CACHE).apply(new Traffic.Held()), flow),
                new Fault("full", () -> shop.limitCache("1"), () -> shop.limitCache("32mb")));
    }

    private void suffer(Fault fault, String catalogue, String carts, CachedShop shop) throws InterruptedException {
        var number = new AtomicInteger();
        var customers = new FreeCustomers(shop.customers().customers(), Duration.ofSeconds(5));
        Work pageOrCart =
                () -> customers.perform(number.incrementAndGet() % 2 == 0 ? Customer::readItems : shop::changeCart);
        fault.begin().run();
        Outcome outcome = Load.open(PER_SECOND, pageOrCart, time);
        fault.end().run();
        faults.add(
                catalogue,
                carts,
                fault.name(),
                outcome.requests(),
                outcome.failed(),
                outcome.millisAt(50),
                outcome.millisAt(99));
        faults.failures(outcome.errors());
        run.say(faults.last());
        boolean mayFail = carts.equals("valkey") || !run.isAsConfigured();
        run.report().require(outcome.failed() == 0 || mayFail, "a call failed because a cache did");
        Pacing.pause(2_000); // until the breaker has closed again
    }

    private void changes(String carts, RunningSouk souk, CachedShop shop) throws IOException, InterruptedException {
        double before = CachedShop.connections(shop.counters());
        ProcessHandle server = shop.valkey();
        Outcome outcome = run.report().measured(carts, shop.customers().closed(shop::changeCart, time));
        server.destroyForcibly(); // at once: until the launcher has done it, the carts are written
        server.onExit().join();
        souk.start(VALKEY);
        changes.add(
                carts,
                outcome.done(),
                outcome.perSecond(),
                outcome.millisAt(50),
                outcome.millisAt(99),
                (CachedShop.connections(shop.counters()) - before) / outcome.done(),
                shop.lostChanges());
        run.say(changes.last());
    }
}
