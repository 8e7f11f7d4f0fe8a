package dev.souk.system.bench.experiment;

import dev.souk.launcher.api.RunningSouk;
import dev.souk.launcher.api.SoukStatus.AdminAccount;
import dev.souk.launcher.api.Topology;
import dev.souk.system.bench.load.Customer;
import dev.souk.system.bench.load.HttpAddress;
import dev.souk.system.bench.load.Shop;
import java.io.IOException;
import java.util.List;
import java.util.UUID;

/**
 * Who measures a cache. Customers and an admin call the first instance of cart-service, a reader the second: the
 * gateway's cache would hide theirs.
 */
record CachedShop(Shop shop, Customer admin, Customer reader, ChangedCarts carts) implements AutoCloseable {

    static CachedShop open(RunningSouk souk) throws IOException {
        List<HttpAddress> instances = souk.status().of(Topology.CARTS).stream()
                .map(instance -> HttpAddress.plain(String.valueOf(instance.url())))
                .toList();
        AdminAccount account = souk.status().admin();
        var atGateway = new Customer(HttpAddress.plain(souk.gateway()), account.email(), account.password(), "");
        atGateway.logIn();
        return new CachedShop(
                Shop.open(souk, 16).at(instances.getFirst()),
                atGateway.at(instances.getFirst()),
                atGateway.at(instances.getLast()),
                new ChangedCarts());
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
        return "/items/" + shop.customers().getFirst().item();
    }

    @Override
    public void close() throws IOException {
        try (admin;
                reader) {
            shop.close();
        }
    }
}
