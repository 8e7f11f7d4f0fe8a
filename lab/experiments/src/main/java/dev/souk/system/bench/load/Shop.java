package dev.souk.system.bench.load;

import dev.souk.launcher.api.RunningSouk;
import dev.souk.launcher.api.SoukStatus.AdminAccount;
import dev.souk.system.bench.result.Outcome;
import dev.souk.system.bench.result.Outcome.Work;
import dev.souk.tools.ToolException;
import dev.souk.tools.process.Await;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Items that never run out and customers who can always pay, so that every order is confirmed.
 *
 * @param customers each with an account and a token
 */
public record Shop(List<Customer> customers) implements AutoCloseable {

    private static final String PASSWORD = "correct horse battery staple";
    private static final int STOCK = 1_000_000;
    private static final Duration RECOVERY = Duration.ofSeconds(60);
    private static final int PRICE_CENTS = 1;
    private static final int CUSTOMERS_OF_AN_ADDRESS = 24;

    /** More than one, since orders for one item wait for each other. */
    private static final int ITEMS = 16;

    /** Adds the items, and opens the accounts of so many customers. */
    public static Shop open(HttpAddress gateway, AdminAccount account, int count) throws IOException {
        var items = new ArrayList<String>();
        try (var admin = new Customer(gateway, account.email(), account.password(), "")) {
            admin.logIn();
            while (items.size() < ITEMS) {
                items.add(admin.addItem(PRICE_CENTS, STOCK));
            }
        }
        String run = UUID.randomUUID().toString();
        var customers = new ArrayList<Customer>();
        for (int number = 0; number < count; number++) {
            HttpAddress address = gateway.from(address(number / CUSTOMERS_OF_AN_ADDRESS));
            String email = "bench-%s-%s@souk.example".formatted(run, number);
            var customer = new Customer(address, email, PASSWORD, items.get(number % ITEMS));
            customer.open();
            customers.add(customer);
        }
        return new Shop(List.copyOf(customers));
    }

    /** The same in a system that this program has started, without TLS. */
    public static Shop open(RunningSouk souk, int count) throws IOException {
        return open(HttpAddress.plain(souk.gateway()), souk.status().admin(), count);
    }

    /** More customers than these share no address: the gateway limits what one address may do at once. */
    private static InetAddress address(int number) throws IOException {
        return InetAddress.getByAddress(new byte[] {127, 0, 0, (byte) (1 + number)});
    }

    /** Gives each customer a new token. */
    public void logIn() throws IOException {
        for (Customer customer : customers) {
            customer.logIn();
        }
    }

    /** Returns when an order of a customer is confirmed, each time with a new token, in a minute at most. */
    public void awaitOrder() {
        Customer customer = customers.getFirst();
        Work order = () -> {
            customer.logIn();
            customer.order();
        };
        if (!Await.atMost(RECOVERY).until(order::succeeds)) {
            throw new ToolException("No order was confirmed within %s s.".formatted(RECOVERY.toSeconds()));
        }
    }

    /** The same customers with connections of their own to another server. */
    public Shop at(HttpAddress server) {
        return new Shop(customers.stream().map(customer -> customer.at(server)).toList());
    }

    /** A closed loop of all customers, each as fast as it can. */
    public Outcome closed(FreeCustomers.Request request, Duration duration) {
        return Load.closed(
                customers.stream().<Work>map(one -> () -> request.send(one)).toList(), duration);
    }

    /** Closes the connections; the next request of a customer opens a new one. */
    @Override
    public void close() throws IOException {
        for (Customer customer : customers) {
            customer.close();
        }
    }
}
