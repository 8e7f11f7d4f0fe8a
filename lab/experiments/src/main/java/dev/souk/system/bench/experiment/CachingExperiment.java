package dev.souk.system.bench.experiment;

import dev.souk.launcher.api.OptionalPart;
import dev.souk.launcher.api.RunningSouk;
import dev.souk.launcher.api.SoukOptions;
import dev.souk.launcher.api.SoukOptions.ProxyRoute;
import dev.souk.launcher.api.Topology;
import dev.souk.system.bench.ExperimentRun;
import dev.souk.system.bench.load.FreeCustomers;
import dev.souk.system.bench.load.Load;
import dev.souk.system.bench.result.Outcome;
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
            "catalogue",
            "reads, 1/s",
            "p50, ms",
            "p99, ms",
            "hits, %",
            "connections to the database, 1/read");
    private final Table ages = new Table(
            "How long another instance still has the old item after the response to a change",
            "catalogue",
            "writer and cache",
            "time, ms");
    private final Table faults = new Table(
            "Pages and carts at an instance while Valkey fails",
            "catalogue",
            "carts",
            "Valkey is",
            "sent",
            "failed",
            "p50, ms",
            "p99, ms");
    private final Table changes = new Table(
            "Changes of carts, until Valkey is killed",
            "carts",
            "acknowledged",
            "changes, 1/s",
            "p50, ms",
            "p99, ms",
            "connections to the database, 1/change",
            "lost");

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
                run.report().warmUp(catalogue, shop.load(shop::readPage, time.multipliedBy(2)));
                reads(catalogue, shop);
                ages.add(catalogue, "connected", new Series(shop.ages(20)));
                if (!catalogue.equals("none")) {
                    souk.proxy(TO_CACHE).apply(new Traffic.Held());
                    ages.add(catalogue, "cut off from each other", new Series(shop.ages(1)));
                    souk.proxy(TO_CACHE).apply(new Traffic.Flows());
                    faults(catalogue, carts, shop, souk);
                }
                changes(carts, shop, souk);
            }
        });
    }

    private void reads(String catalogue, CachedShop shop) throws IOException, InterruptedException {
        double before = shop.connections();
        double hits = shop.gets("hit");
        double misses = shop.gets("miss");
        Thread writer = Pacing.start(() -> {
            for (var name = shop.changeItem(); !name.isEmpty(); name = shop.changeItem()) {
                Pacing.pause(100);
            }
        });
        Outcome outcome = run.report().measured(catalogue, shop.load(shop::readPage, time));
        Pacing.stop(writer);
        double found = shop.gets("hit") - hits;
        reads.add(
                catalogue,
                outcome.perSecond(),
                outcome.millisAt(50),
                outcome.millisAt(99),
                100 * found / (found + shop.gets("miss") - misses),
                (shop.connections() - before) / outcome.done());
        run.say(reads.last());
    }

    private void faults(String catalogue, String carts, CachedShop shop, RunningSouk souk)
            throws IOException, InterruptedException {
        List<String> row = List.of(catalogue, carts);
        fault(row, "there", () -> {}, () -> {}, shop);
        fault(row, "killed", () -> souk.kill(VALKEY, true), () -> souk.start(VALKEY), shop);
        fault(row, "suspended", () -> souk.pause(VALKEY), () -> souk.resume(VALKEY), shop);
        Runnable flow = () -> souk.proxy(TO_CACHE).apply(new Traffic.Flows());
        Traffic slow = new Traffic.Slow(Duration.ofMillis(300));
        fault(row, "slow by 300 ms", () -> souk.proxy(TO_CACHE).apply(slow), flow, shop);
        fault(row, "cut off", () -> souk.proxy(TO_CACHE).apply(new Traffic.Held()), flow, shop);
        fault(row, "full", shop::fillCache, shop::emptyCache, shop);
    }

    private void fault(List<String> row, String name, Runnable begin, Runnable end, CachedShop shop)
            throws InterruptedException {
        var number = new AtomicInteger();
        var customers = new FreeCustomers(shop.customers(), Duration.ofSeconds(5));
        begin.run();
        Outcome outcome = Load.open(
                PER_SECOND,
                () -> customers.perform(number.incrementAndGet() % 2 == 0 ? shop::readPage : shop::changeCart),
                time);
        end.run();
        faults.add(
                row.get(0),
                row.get(1),
                name,
                outcome.requests(),
                outcome.failed(),
                outcome.millisAt(50),
                outcome.millisAt(99));
        faults.failures(outcome.errors());
        run.say(faults.last());
        run.report()
                .require(
                        outcome.failed() == 0 || row.contains("valkey") || !run.isAsConfigured(),
                        "a call failed because a cache did");
        Pacing.pause(2_000); // until the breaker has closed again
    }

    private void changes(String carts, CachedShop shop, RunningSouk souk) throws IOException, InterruptedException {
        double before = shop.connections();
        ProcessHandle server = shop.server();
        Outcome outcome = run.report().measured(carts, shop.load(shop::changeCart, time));
        server.destroyForcibly(); // at once: until the launcher has done it, the carts are written
        server.onExit().join();
        souk.start(VALKEY);
        changes.add(
                carts,
                outcome.done(),
                outcome.perSecond(),
                outcome.millisAt(50),
                outcome.millisAt(99),
                (shop.connections() - before) / outcome.done(),
                shop.lostChanges());
        run.say(changes.last());
    }
}
