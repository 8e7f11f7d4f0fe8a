package dev.souk.system.bench.experiment;

import dev.souk.launcher.api.OptionalPart;
import dev.souk.launcher.api.RunningSouk;
import dev.souk.launcher.api.SoukOptions;
import dev.souk.launcher.api.Topology;
import dev.souk.system.bench.load.Customer;
import dev.souk.system.bench.result.Outcome;
import dev.souk.system.bench.result.Outcome.Work;
import dev.souk.system.bench.result.Series;
import dev.souk.system.chaos.environment.Pacing;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A strategy of the cache and a store of carts: what they save, how old it is, and what is lost. */
public final class CachingExperiment {

    private final ExperimentRun run;
    private final String catalogue;
    private final String carts;
    private final RunningSouk souk;
    private final CachedShop shop;
    private final InstanceMetrics metrics;
    private final Duration time;

    private CachingExperiment(ExperimentRun run, String catalogue, String carts, RunningSouk souk) throws IOException {
        this.run = run;
        this.catalogue = catalogue;
        this.carts = carts;
        this.souk = souk;
        shop = CachedShop.open(souk);
        metrics = InstanceMetrics.of(souk, Topology.CARTS, "hikaricp_connections_usage_seconds", "cache_gets");
        time = Duration.ofSeconds(run.sized(10, 2));
    }

    /** Measures everything, on four systems. */
    public static void run(ExperimentRun run) throws IOException, InterruptedException {
        measure(run, "none", "postgresql");
        measure(run, "aside", "postgresql");
        measure(run, "read-through", "write-behind");
        measure(run, "write-through", "valkey");
    }

    private static void measure(ExperimentRun run, String catalogue, String carts)
            throws IOException, InterruptedException {
        String variable = carts.equals("write-behind") ? "SOUK_CACHE_CARTS" : "SOUK_CART_STORE";
        SoukOptions options = run.optionsWithHighLimits(catalogue)
                .with(Topology.CARTS.name(), 2)
                .with(OptionalPart.VALKEY)
                .withEnvironment(Topology.CARTS.name(), Map.of("SOUK_CACHE_CATALOGUE", catalogue, variable, carts))
                .proxied(List.of(CacheFailures.TO_CACHE));
        run.measure(options, souk -> new CachingExperiment(run, catalogue, carts, souk).measure());
    }

    private void measure() throws IOException, InterruptedException {
        try (shop) {
            run.report().warmUp(catalogue, shop.shop().closed(Customer::readItems, time.multipliedBy(2)));
            reads();
            ages("connected", 20);
            if (!catalogue.equals("none")) {
                var failures = new CacheFailures(run, catalogue, carts, souk, shop, time);
                failures.whileCutOff(() -> ages("cut off from each other", 1));
                failures.compare();
            }
            changes();
        }
    }

    private void reads() {
        double connections = connections();
        double hits = gets("hit");
        double misses = gets("miss");
        Work change = shop::changeItem;
        Thread writer = Pacing.repeat(change::succeeds);
        Outcome outcome = run.report().measured(catalogue, shop.shop().closed(Customer::readItems, time));
        Pacing.stop(writer);
        hits = gets("hit") - hits;
        run.row(
                "Pages read at an instance, while an item is changed ten times a second",
                "catalogue | reads, 1/s | p50, ms | p99, ms | hits, % | connections to the database, 1/read",
                outcome,
                catalogue,
                outcome.perSecond(),
                outcome.millisAt(50),
                outcome.millisAt(99),
                100 * hits / (hits + gets("miss") - misses),
                (connections() - connections) / outcome.done());
    }

    private double connections() {
        return metrics.sum("hikaricp_connections_usage_seconds_count", _ -> true);
    }

    /** Of entries, hit or miss. */
    private double gets(String result) {
        return metrics.sum("cache_gets_total", gets -> gets.label("result").equals(result));
    }

    private void ages(String connection, int count) throws IOException {
        var ages = new ArrayList<Double>();
        while (ages.size() < count) {
            ages.add(shop.age());
        }
        run.report()
                .table(
                        "How long another instance still has the old item after the response to a change",
                        "catalogue | writer and cache | time, ms")
                .add(catalogue, connection, new Series(ages));
    }

    private void changes() throws IOException {
        double connections = connections();
        Long pid = souk.status().of(Topology.VALKEY).getFirst().pid();
        ProcessHandle server = ProcessHandle.of(Objects.requireNonNull(pid)).orElseThrow();
        Outcome outcome = run.report().measured(carts, shop.shop().closed(shop.carts()::change, time));
        server.destroyForcibly(); // at once: until the launcher has done it, the carts are written
        server.onExit().join();
        souk.start(Topology.VALKEY.name());
        run.row(
                "Changes of carts, until Valkey is killed",
                "carts | acknowledged | changes, 1/s | p50, ms | p99, ms | connections to the database, 1/change | lost",
                outcome,
                carts,
                outcome.done(),
                outcome.perSecond(),
                outcome.millisAt(50),
                outcome.millisAt(99),
                (connections() - connections) / outcome.done(),
                shop.carts().lost());
    }
}
