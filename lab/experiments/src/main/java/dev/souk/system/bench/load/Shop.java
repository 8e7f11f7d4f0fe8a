package dev.souk.system.bench.load;

import dev.souk.launcher.api.RunningSouk;
import dev.souk.launcher.api.SoukStatus.AdminAccount;
import dev.souk.tools.ToolException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Items that never run out and customers who can always pay, so that every order is confirmed. */
public final class Shop implements AutoCloseable {

    private static final String PASSWORD = "correct horse battery staple";
    private static final int STOCK = 1_000_000;
    private static final Duration RECOVERY = Duration.ofSeconds(60);
    private static final int PRICE_CENTS = 1;

    private static final int CUSTOMERS_OF_AN_ADDRESS = 24;

    /** More than one, since orders for one item wait for each other. */
    private static final int ITEMS = 16;

    private final List<Customer> customers;

    private Shop(List<Customer> customers) {
        this.customers = List.copyOf(customers);
    }

    /** Adds the items, and opens the accounts of so many customers. */
    public static Shop open(HttpAddress gateway, AdminAccount account, int count) throws IOException {
        List<String> items = addItems(gateway, account);
        String run = UUID.randomUUID().toString();
        var customers = new ArrayList<Customer>();
        for (int number = 0; number < count; number++) {
            String email = "bench-%s-%s@souk.example".formatted(run, number);
            var caller = new Caller(gateway.from(address(number / CUSTOMERS_OF_AN_ADDRESS)), email, PASSWORD);
            var customer = new Customer(caller, items.get(number % ITEMS));
            customer.open();
            customers.add(customer);
        }
        return new Shop(customers);
    }

    /** The same in a system that this program has started, without TLS. */
    public static Shop open(RunningSouk souk, int count) throws IOException {
        return open(HttpAddress.plain(URI.create(souk.gateway())), souk.status().admin(), count);
    }

    /** More customers than these share no address: the gateway limits what one address may do at once. */
    private static InetAddress address(int number) throws IOException {
        return InetAddress.getByAddress(new byte[] {127, 0, 0, (byte) (1 + number)});
    }

    private static List<String> addItems(HttpAddress gateway, AdminAccount account) throws IOException {
        var items = new ArrayList<String>();
        try (var admin = new Caller(gateway, account.email(), account.password())) {
            admin.logIn();
            for (int number = 0; number < ITEMS; number++) {
                String sku = UUID.randomUUID().toString();
                String item = "{\"sku\":\"%s\",\"name\":\"Benchmark\",\"price_cents\":%s}".formatted(sku, PRICE_CENTS);
                String id = Caller.json(admin.send("POST", "/items", item, 201))
                        .path("id")
                        .asString("");
                admin.send("POST", "/items/" + id + "/stock", "{\"delta\":%s}".formatted(STOCK), 201);
                items.add(id);
            }
        }
        return items;
    }

    /** All customers. */
    public List<Customer> customers() {
        return customers;
    }

    /** Gives each customer a new token. */
    public void logIn() throws IOException {
        for (Customer customer : customers) {
            customer.caller().logIn();
        }
    }

    /** Returns when an order of a customer is confirmed, each time with a new token, in a minute at most. */
    public void awaitOrder() {
        if (!customers.getFirst().ordersWithin(RECOVERY)) {
            throw new ToolException("No order was confirmed within %s s.".formatted(RECOVERY.toSeconds()));
        }
    }

    /** Closes the connections; the next request of a customer opens a new one. */
    @Override
    public void close() throws IOException {
        for (Customer customer : customers) {
            customer.caller().close();
        }
    }
}
