package dev.souk.system.bench.experiment;

import dev.souk.console.metrics.Metrics;
import dev.souk.launcher.api.RunningSouk;
import dev.souk.launcher.api.Topology;
import dev.souk.system.bench.load.Customer;
import dev.souk.system.bench.load.HttpAddress;
import dev.souk.system.bench.load.Shop;
import dev.souk.system.bench.result.Outcome.Work;
import dev.souk.tools.client.SoukClient;
import dev.souk.tools.process.Await;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Two instances of cart-service, without the gateway, whose cache would hide theirs: customers and an admin at the
 * first, a reader at the second.
 *
 * @param quantities that customers got a response to
 */
record CachedShop(RunningSouk souk, Shop customers, Customer admin, Customer reader, Map<Customer, Integer> quantities)
        implements AutoCloseable {

    private static final int CUSTOMERS = 16;
    private static final int MOST = 99;
    private static final String CONNECTIONS = "hikaricp_connections_usage_seconds";
    private static final String GETS = "cache_gets";
    private static final Duration SOON = Duration.ofSeconds(10);

    static CachedShop open(RunningSouk souk) throws IOException {
        Shop shop = Shop.open(souk, CUSTOMERS);
        var account = souk.status().admin();
        String item = shop.customers().getFirst().item();
        var admin = new Customer(address(souk.gateway()), account.email(), account.password(), item);
        admin.logIn();
        List<HttpAddress> instances = souk.status().of(Topology.CARTS).stream()
                .map(instance -> address(Objects.requireNonNull(instance.url())))
                .toList();
        HttpAddress first = instances.getFirst();
        return new CachedShop(
                souk, shop.at(first), admin.at(first), admin.at(instances.getLast()), new ConcurrentHashMap<>());
    }

    private static HttpAddress address(String url) {
        return HttpAddress.plain(URI.create(url));
    }

    /** Sets another quantity. */
    void changeCart(Customer customer) throws IOException {
        int next = quantities.getOrDefault(customer, 0) % MOST + 1;
        customer.put("/cart/" + customer.item(), "{\"quantity\":%s}".formatted(next));
        quantities.put(customer, next);
    }

    /** Of those that customers got a response to. */
    int lostChanges() throws IOException {
        int lost = 0;
        for (Customer customer : customers.customers()) {
            Work read = () -> customer.get("/cart");
            var _ = Await.atMost(SOON).until(read::succeeds);
            int found = SoukClient.parse(customer.get("/cart"))
                    .at("/lines/0/quantity")
                    .asInt(0);
            lost += Math.floorMod(quantities.getOrDefault(customer, 0) - found, MOST);
        }
        return lost;
    }

    /** Changes the name of an item, at the first instance; returns it. */
    String changeItem() throws IOException {
        String name = UUID.randomUUID().toString();
        admin.put(path(), "{\"sku\":\"BENCH\",\"name\":\"%s\",\"price_cents\":1}".formatted(name));
        return name;
    }

    private String path() {
        return "/items/" + admin.item();
    }

    /** How many milliseconds after each change the second instance had the item of before. */
    List<Double> ages(int count) throws IOException {
        var ages = new ArrayList<Double>();
        while (ages.size() < count) {
            reader.get(path());
            String name = changeItem();
            long changed = System.nanoTime();
            double age = 0;
            for (long begin = changed; !reader.get(path()).contains(name); begin = System.nanoTime()) {
                age = (begin - changed) / 1e6;
            }
            ages.add(age);
        }
        return ages;
    }

    /** What the first instance counts: connections to the database, and entries that its cache had or had not. */
    Metrics counters() throws IOException, InterruptedException {
        return InstanceMetrics.of(souk, Topology.CARTS, CONNECTIONS, GETS).read();
    }

    static double connections(Metrics counters) {
        return counters.sum(CONNECTIONS + "_count").orElse(0.0);
    }

    /** With this result, hit or miss. */
    static double gets(Metrics counters, String result) {
        return counters.sum(GETS + "_total", gets -> gets.label("result").equals(result))
                .orElse(0.0);
    }

    /** The process of Valkey. */
    ProcessHandle valkey() {
        long pid = Objects.requireNonNull(
                souk.status().of(Topology.VALKEY).getFirst().pid());
        return ProcessHandle.of(pid).orElseThrow();
    }

    /** With so much memory, in bytes. */
    void limitCache(String bytes) {
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

    @Override
    public void close() throws IOException {
        customers.close();
        admin.close();
        reader.close();
    }
}
