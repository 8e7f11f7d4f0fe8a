package dev.souk.system.bench.experiment;

import dev.souk.console.metrics.MetricsClient;
import dev.souk.console.metrics.Sample;
import dev.souk.launcher.api.ProcessStatus;
import dev.souk.launcher.api.RunningSouk;
import dev.souk.launcher.api.SoukStatus;
import dev.souk.launcher.api.Topology;
import dev.souk.system.bench.load.Customer;
import dev.souk.system.bench.load.FreeCustomers;
import dev.souk.system.bench.load.HttpAddress;
import dev.souk.system.bench.load.Shop;
import dev.souk.system.bench.result.Outcome;
import dev.souk.tools.ToolException;
import dev.souk.tools.process.Await;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Two instances of cart-service, without the gateway, whose cache would hide theirs: customers and an admin at the
 * first, a reader at the second.
 */
record CachedShop(Shop shop, Customer admin, Customer reader, RunningSouk souk, Map<Customer, Integer> quantities)
        implements AutoCloseable {

    private static final int CUSTOMERS = 16;
    private static final int MOST = 99;
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final String SCRIPT = "EVAL \"for i=1,400 do redis.call(%s) end\" 0";

    static CachedShop open(RunningSouk souk) throws IOException {
        SoukStatus status = souk.status();
        List<HttpAddress> instances = urls(souk).map(HttpAddress::plain).toList();
        Shop shop = Shop.open(souk, CUSTOMERS);
        HttpAddress gateway = HttpAddress.plain(URI.create(souk.gateway()));
        String item = shop.customers().getFirst().item();
        var admin = new Customer(gateway, status.admin().email(), status.admin().password(), item);
        admin.logIn();
        return new CachedShop(
                shop.at(instances.getFirst()),
                admin.at(instances.getFirst()),
                admin.at(instances.getLast()),
                souk,
                new ConcurrentHashMap<>());
    }

    private static Stream<URI> urls(RunningSouk souk) {
        return souk.status().processes().stream()
                .filter(process -> process.service().equals(Topology.CARTS.name()))
                .map(process -> URI.create(Objects.requireNonNull(process.url())));
    }

    List<Customer> customers() {
        return shop.customers();
    }

    Outcome load(FreeCustomers.Request request, Duration time) {
        return shop.closed(request, time);
    }

    void readPage(Customer customer) throws IOException {
        customer.readItems();
    }

    /** Sets another quantity, and notes it once there is a response. */
    void changeCart(Customer customer) throws IOException {
        int next = quantities.getOrDefault(customer, 0) % MOST + 1;
        customer.put("/cart/" + customer.item(), "{\"quantity\":%s}".formatted(next));
        quantities.put(customer, next);
    }

    /** Of those that customers got a response to. */
    int lostChanges() throws IOException {
        int lost = 0;
        for (Customer customer : customers()) {
            var cart = new ArrayList<String>();
            if (!Await.atMost(SOON).until(() -> cart.addAll(read(customer)))) {
                throw new ToolException("A cart cannot be read");
            }
            int found = Integer.parseInt(cart.getFirst().replaceFirst("(?s).*\"quantity\":(\\d+).*|.*", "0$1"));
            lost += Math.floorMod(quantities.getOrDefault(customer, 0) - found, MOST);
        }
        return lost;
    }

    private static List<String> read(Customer customer) {
        try {
            return List.of(customer.get("/cart"));
        } catch (IOException notYet) {
            return List.of();
        }
    }

    /** Changes the name of an item, at the first instance; returns it, or nothing if it failed. */
    String changeItem() {
        String name = UUID.randomUUID().toString();
        try {
            admin.put(path(), "{\"sku\":\"BENCH\",\"name\":\"%s\",\"price_cents\":1}".formatted(name));
            return name;
        } catch (IOException interrupted) {
            return "";
        }
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
            if (name.isEmpty()) {
                throw new ToolException("An item cannot be changed");
            }
            long changed = System.nanoTime();
            double age = 0;
            for (long begin = changed; !reader.get(path()).contains(name); begin = System.nanoTime()) {
                age = (begin - changed) / 1e6;
            }
            ages.add(age);
        }
        return ages;
    }

    /** How often the first instance has taken a connection to the database. */
    double connections() throws IOException, InterruptedException {
        return metric("hikaricp_connections_usage_seconds", "_count", _ -> true);
    }

    /** How often the cache of the first instance had an entry, or had it not. */
    double gets(String result) throws IOException, InterruptedException {
        return metric("cache_gets", "_total", sample -> sample.label("result").equals(result));
    }

    private double metric(String name, String suffix, Predicate<Sample> which)
            throws IOException, InterruptedException {
        String instance = urls(souk).findFirst().orElseThrow().toString();
        try (HttpClient http = HttpClient.newHttpClient()) {
            return new MetricsClient(_ -> http, SOON, List.of(name))
                    .read(Topology.CARTS.name(), instance)
                    .sum(name + suffix, which)
                    .orElse(0.0);
        }
    }

    void fillCache() {
        send(SCRIPT.formatted("'set','fill:'..i,string.rep('x',100000)"));
    }

    void emptyCache() {
        send(SCRIPT.formatted("'del','fill:'..i"));
    }

    /** The process of Valkey. */
    ProcessHandle server() {
        return ProcessHandle.of(Objects.requireNonNull(valkey().pid())).orElseThrow();
    }

    private ProcessStatus valkey() {
        return souk.status().processes().stream()
                .filter(process -> process.service().equals(Topology.VALKEY.name()))
                .findFirst()
                .orElseThrow();
    }

    private void send(String command) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), valkey().port())) {
            String all = "AUTH %s\r\n%s\r\nQUIT\r\n".formatted(souk.secrets().ofValkey(), command);
            socket.getOutputStream().write(all.getBytes(StandardCharsets.US_ASCII));
            var _ = socket.getInputStream().readAllBytes();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void close() throws IOException {
        shop.close();
        admin.close();
        reader.close();
    }
}
