package dev.souk.system.bench.experiment;

import dev.souk.launcher.api.OptionalPart;
import dev.souk.launcher.api.RunningSouk;
import dev.souk.launcher.api.SoukOptions;
import dev.souk.launcher.api.SoukOptions.ProxyRoute;
import dev.souk.launcher.api.Topology;
import dev.souk.system.bench.load.Customer;
import dev.souk.system.bench.result.Outcome;
import dev.souk.system.bench.result.Outcome.Work;
import dev.souk.system.bench.result.Series;
import dev.souk.system.chaos.load.Pacing;
import dev.souk.tools.proxy.Traffic;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A strategy of the cache and a store of carts: what they save, how old it is, and what is lost. */
record CachingExperiment(
        ExperimentRun run,
        Strategy strategy,
        RunningSouk souk,
        CachedShop shop,
        InstanceMetrics metrics,
        Duration time) {

    private static final String READS = "Pages read at an instance, while an item is changed ten times a second";
    private static final String OF_READS =
            "catalogue | reads, 1/s | p50, ms | p99, ms | hits, % | connections to the database, 1/read";
    private static final String AGES =
            "How long another instance still has the old item after the response to a change";
    private static final String OF_AGES = "catalogue | writer and cache | time, ms";
    private static final String CHANGES = "Changes of carts, until Valkey is killed";
    private static final String OF_CHANGES =
            "carts | acknowledged | changes, 1/s | p50, ms | p99, ms | connections to the database, 1/change | lost";

    /** By which the first instance of cart-service reaches Valkey. */
    static final ProxyRoute TO_CACHE = new ProxyRoute(Topology.CARTS.nameOf(1), Topology.VALKEY.name());

    private static final List<Strategy> STRATEGIES = List.of(
            new Strategy("none", "postgresql"),
            new Strategy("aside", "postgresql"),
            new Strategy("read-through", "write-behind"),
            new Strategy("write-through", "valkey"));

    /** How the catalogue is cached, and where carts are. */
    record Strategy(String catalogue, String carts) {

        private Map<String, String> variables() {
            String variable = carts.equals("write-behind") ? "SOUK_CACHE_CARTS" : "SOUK_CART_STORE";
            return Map.of("SOUK_CACHE_CATALOGUE", catalogue, variable, carts);
        }
    }

    static void run(ExperimentRun run) throws IOException, InterruptedException {
        for (Strategy strategy : STRATEGIES) {
            SoukOptions options = run.options(strategy.catalogue(), ExperimentRun.HIGH_LIMITS)
                    .with(Topology.CARTS.name(), 2)
                    .with(OptionalPart.VALKEY)
                    .withEnvironment(Topology.CARTS.name(), strategy.variables())
                    .proxied(List.of(TO_CACHE));
            run.measure(options, 16, (souk, all) -> {
                try (CachedShop shop = CachedShop.of(all, souk)) {
                    var metrics = InstanceMetrics.of(
                            souk, Topology.CARTS, "hikaricp_connections_usage_seconds", "cache_gets");
                    new CachingExperiment(run, strategy, souk, shop, metrics, run.seconds(10, 2)).measure();
                }
            });
        }
    }

    private void measure() throws IOException, InterruptedException {
        run.report().warmUp(strategy.catalogue(), shop.shop().closed(Customer::readItems, time.multipliedBy(2)));
        reads();
        ages("connected", 20);
        if (!strategy.catalogue().equals("none")) {
            var failures = new CacheFailures(run, strategy, souk, shop);
            failures.pass(new Traffic.Held()); // the first instance, which changes, not the second, which reads
            ages("cut off from each other", 3);
            failures.pass(new Traffic.Flows());
            failures.compare();
        }
        changes();
    }

    private void reads() {
        double connections = connections();
        double hits = gets("hit");
        double misses = gets("miss");
        Work change = shop::changeItem;
        Thread writer = Pacing.repeat(change::succeeds);
        Outcome outcome =
                run.report().measured(strategy.catalogue(), shop.shop().closed(Customer::readItems, time));
        Pacing.stop(writer);
        double used = (connections() - connections) / outcome.done();
        hits = gets("hit") - hits;
        double share = 100 * hits / (hits + gets("miss") - misses);
        run.row(READS, OF_READS, outcome, strategy.catalogue(), outcome.perSecond(), share, used);
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
        run.report().table(AGES, OF_AGES).add(strategy.catalogue(), connection, new Series(ages));
    }

    private void changes() throws IOException {
        double connections = connections();
        Long pid = souk.status().of(Topology.VALKEY).getFirst().pid();
        ProcessHandle server = ProcessHandle.of(Objects.requireNonNull(pid)).orElseThrow();
        Outcome outcome = run.report().measured(strategy.carts(), shop.shop().closed(shop::changeCart, time));
        server.destroyForcibly(); // at once: until the launcher has done it, the carts are written
        server.onExit().join();
        souk.start(Topology.VALKEY.name());
        double used = (connections() - connections) / outcome.done();
        int lost = shop.lostChanges();
        run.requireAsConfigured(lost == 0 || !strategy.carts().equals("postgresql"), "the database lost a change");
        run.row(CHANGES, OF_CHANGES, outcome, strategy.carts(), outcome.done(), outcome.perSecond(), used, lost);
    }
}
