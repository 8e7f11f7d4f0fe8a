package dev.souk.system.bench.experiment;

import dev.souk.launcher.api.OptionalPart;
import dev.souk.launcher.api.RunningSouk;
import dev.souk.launcher.api.SoukOptions;
import dev.souk.launcher.api.SoukOptions.ProxyRoute;
import dev.souk.launcher.api.SoukStatus.AdminAccount;
import dev.souk.launcher.api.Topology;
import dev.souk.system.bench.load.Customer;
import dev.souk.system.bench.load.FreeCustomers;
import dev.souk.system.bench.load.HttpAddress;
import dev.souk.system.bench.load.Load;
import dev.souk.system.bench.load.Shop;
import dev.souk.system.bench.result.Outcome;
import dev.souk.system.bench.result.Outcome.Work;
import dev.souk.system.bench.result.Series;
import dev.souk.system.chaos.environment.Pacing;
import dev.souk.tools.proxy.TcpProxy;
import dev.souk.tools.proxy.Traffic;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** A strategy of the cache and a store of carts: what they save, how old it is, and what is lost. */
public final class CachingExperiment {

    private static final String VALKEY = Topology.VALKEY.name();
    private static final ProxyRoute TO_CACHE = new ProxyRoute(Topology.CARTS.nameOf(1), Topology.VALKEY);

    private final ExperimentRun run;
    private final String catalogue;
    private final String carts;
    private final RunningSouk souk;
    private final Shop shop;
    private final ChangedCarts changedCarts = new ChangedCarts();
    private final String item;
    private final Customer admin;
    private final Customer reader;
    private final InstanceMetrics metrics;
    private final Duration time;

    /** Customers and an admin call the first instance, a reader the second: the gateway's cache would hide theirs. */
    private CachingExperiment(ExperimentRun run, String catalogue, String carts, RunningSouk souk) throws IOException {
        this.run = run;
        this.catalogue = catalogue;
        this.carts = carts;
        this.souk = souk;
        List<HttpAddress> instances = souk.status().of(Topology.CARTS).stream()
                .map(instance -> HttpAddress.plain(String.valueOf(instance.url())))
                .toList();
        AdminAccount account = souk.status().admin();
        shop = Shop.open(souk, 16).at(instances.getFirst());
        item = "/items/" + shop.customers().getFirst().item();
        var atGateway = new Customer(HttpAddress.plain(souk.gateway()), account.email(), account.password(), "");
        atGateway.logIn();
        admin = atGateway.at(instances.getFirst());
        reader = atGateway.at(instances.getLast());
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
                .proxied(List.of(TO_CACHE));
        run.measure(options, souk -> new CachingExperiment(run, catalogue, carts, souk).measure());
    }

    private void measure() throws IOException, InterruptedException {
        try (shop;
                admin;
                reader) {
            run.report().warmUp(catalogue, shop.closed(Customer::readItems, time.multipliedBy(2)));
            reads();
            ages("connected", 20);
            if (!catalogue.equals("none")) {
                fail(souk.proxy(TO_CACHE));
            }
            changes();
        }
    }

    private void fail(TcpProxy proxy) throws IOException, InterruptedException {
        Runnable flow = () -> proxy.apply(new Traffic.Flows());
        proxy.apply(new Traffic.Held());
        ages("cut off from each other", 1);
        flow.run();
        suffer("there", () -> {}, () -> {});
        suffer("killed", () -> souk.kill(VALKEY, true), () -> souk.start(VALKEY));
        suffer("suspended", () -> souk.pause(VALKEY), () -> souk.resume(VALKEY));
        suffer("slow by 300 ms", () -> proxy.apply(new Traffic.Slow(Duration.ofMillis(300))), flow);
        suffer("cut off", () -> proxy.apply(new Traffic.Held()), flow);
        suffer("full", () -> limitCache("1"), () -> limitCache("32mb"));
    }

    private void reads() {
        double connections = connections();
        double hits = gets("hit");
        double misses = gets("miss");
        Work change = this::changeItem;
        Thread writer = Pacing.repeat(change::succeeds);
        Outcome outcome = run.report().measured(catalogue, shop.closed(Customer::readItems, time));
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

    /** Sets another name; returns it. */
    private String changeItem() throws IOException {
        String name = UUID.randomUUID().toString();
        admin.put(item, "{\"sku\":\"BENCH\",\"name\":\"%s\",\"price_cents\":1}".formatted(name));
        return name;
    }

    private void ages(String connection, int count) throws IOException {
        var ages = new ArrayList<Double>();
        while (ages.size() < count) {
            reader.get(item);
            String name = changeItem();
            long changed = System.nanoTime();
            double age = 0;
            for (long begin = changed; !reader.get(item).contains(name); begin = System.nanoTime()) {
                age = (begin - changed) / 1e6;
            }
            ages.add(age);
        }
        run.report()
                .table(
                        "How long another instance still has the old item after the response to a change",
                        "catalogue | writer and cache | time, ms")
                .add(catalogue, connection, new Series(ages));
    }

    private void suffer(String how, Runnable begin, Runnable end) throws InterruptedException {
        var number = new AtomicInteger();
        var customers = new FreeCustomers(shop.customers(), Duration.ofSeconds(5));
        Work pageOrCart =
                () -> customers.perform(number.incrementAndGet() % 2 == 0 ? Customer::readItems : changedCarts::change);
        begin.run();
        Outcome outcome = Load.open(50, pageOrCart, time);
        end.run();
        run.row(
                "Pages and carts at an instance while Valkey fails",
                "catalogue | carts | Valkey is | sent | failed | p50, ms | p99, ms",
                outcome,
                catalogue,
                carts,
                how,
                outcome.requests(),
                outcome.failed(),
                outcome.millisAt(50),
                outcome.millisAt(99));
        run.requireAsConfigured(outcome.failed() == 0 || carts.equals("valkey"), "a call failed because a cache did");
        Pacing.pause(2_000); // until the breaker has closed again
    }

    /** With so much memory, in bytes. */
    private void limitCache(String bytes) {
        int port = souk.status().of(Topology.VALKEY).getFirst().port();
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            String commands = "AUTH %s\r\nCONFIG SET maxmemory %s\r\nQUIT\r\n"
                    .formatted(souk.secrets().ofValkey(), bytes);
            socket.getOutputStream().write(commands.getBytes(StandardCharsets.US_ASCII));
            var _ = socket.getInputStream().readAllBytes();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void changes() throws IOException {
        double connections = connections();
        Long pid = souk.status().of(Topology.VALKEY).getFirst().pid();
        ProcessHandle server = ProcessHandle.of(Objects.requireNonNull(pid)).orElseThrow();
        Outcome outcome = run.report().measured(carts, shop.closed(changedCarts::change, time));
        server.destroyForcibly(); // at once: until the launcher has done it, the carts are written
        server.onExit().join();
        souk.start(VALKEY);
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
                changedCarts.lost());
    }
}
