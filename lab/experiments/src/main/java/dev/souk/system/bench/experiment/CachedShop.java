package dev.souk.system.bench.experiment;

import dev.souk.launcher.api.RunningSouk;
import dev.souk.launcher.api.Topology;
import dev.souk.system.bench.load.Customer;
import dev.souk.system.bench.load.HttpAddress;
import dev.souk.system.bench.load.Shop;
import dev.souk.system.bench.result.Outcome.Work;
import dev.souk.tools.client.SoukClient;
import dev.souk.tools.process.Await;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Who measures a cache. Customers and an admin call the first instance of cart-service, a reader the second: the
 * gateway's cache would hide theirs.
 *
 * @param changes how many changes of its cart, which has one item, each customer got a response to
 */
record CachedShop(Shop shop, Customer admin, Customer reader, Map<Customer, Integer> changes) implements AutoCloseable {

    private static final int MAXIMUM_QUANTITY = 99;

    /** With these customers of the system. */
    static CachedShop of(Shop shop, RunningSouk souk) throws IOException {
        List<HttpAddress> instances = souk.status().of(Topology.CARTS).stream()
                .map(instance -> HttpAddress.plain(String.valueOf(instance.url())))
                .toList();
        Customer admin = Customer.of(souk.status().admin(), HttpAddress.plain(souk.gateway()));
        return new CachedShop(
                shop.at(instances.getFirst()),
                admin.at(instances.getFirst()),
                admin.at(instances.getLast()),
                new ConcurrentHashMap<>());
    }

    /** Gives an item another name; returns it. */
    String changeItem() throws IOException {
        String name = UUID.randomUUID().toString();
        admin.put(item(), "{\"sku\":\"BENCH\",\"name\":\"%s\",\"price_cents\":1}".formatted(name));
        return name;
    }

    /** How long the reader still gets the old item after the response to a change, in milliseconds. */
    double age() throws IOException {
        reader.get(item());
        String name = changeItem();
        long changed = System.nanoTime();
        double age = 0;
        for (long begin = changed; !reader.get(item()).contains(name); begin = System.nanoTime()) {
            age = (begin - changed) / 1e6;
        }
        return age;
    }

    private String item() {
        return "/items/" + shop.first().item();
    }

    /** Sets the next quantity in the cart of a customer, after the greatest the first again. */
    void changeCart(Customer customer) throws IOException {
        int done = changes.getOrDefault(customer, 0);
        customer.put("/cart/" + customer.item(), "{\"quantity\":%s}".formatted(done % MAXIMUM_QUANTITY + 1));
        changes.put(customer, done + 1);
    }

    /** How many changes of carts are lost of those with a response. The next may have been made without one. */
    int lostChanges() throws IOException {
        int lost = 0;
        for (var cart : changes.entrySet()) {
            Work read = () -> cart.getKey().get("/cart");
            var _ = Await.atMost(Duration.ofSeconds(10)).until(read::succeeds);
            int found = SoukClient.parse(cart.getKey().get("/cart"))
                    .at("/lines/0/quantity")
                    .asInt(0);
            int behindTheNext = Math.floorMod(cart.getValue() + 1 - found, MAXIMUM_QUANTITY);
            lost += found == 0 ? cart.getValue() : Math.max(0, behindTheNext - 1);
        }
        return lost;
    }

    @Override
    public void close() throws IOException {
        try (admin;
                reader) {
            shop.close();
        }
    }
}
