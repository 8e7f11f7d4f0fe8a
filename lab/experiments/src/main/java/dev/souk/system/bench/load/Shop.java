package dev.souk.system.bench.load;

import dev.souk.launcher.api.SoukStatus.AdminAccount;
import dev.souk.system.bench.load.Customer.Request;
import dev.souk.system.bench.result.Outcome;
import dev.souk.system.bench.result.Outcome.Work;
import dev.souk.tools.ToolException;
import dev.souk.tools.process.Await;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Items that never run out and customers who can always pay, so that every order is confirmed. Each customer has an
 * account, a token and one connection, and does one thing at a time.
 *
 * @param customers who use the shop
 * @param free the one who has been so for longest is first
 */
public record Shop(List<Customer> customers, BlockingQueue<Customer> free) implements AutoCloseable {

    private static final String PASSWORD = "correct horse battery staple";
    private static final int STOCK = 1_000_000;
    private static final Duration RECOVERY = Duration.ofSeconds(60);
    private static final int PRICE_CENTS = 1;

    /** More share no address: the gateway limits what one address may do at once. */
    private static final int CUSTOMERS_OF_AN_ADDRESS = 24;

    /** More than one, since orders for one item wait for each other. */
    private static final int ITEMS = 16;

    /** Of these customers. */
    public Shop(List<Customer> customers) {
        this(List.copyOf(customers), new LinkedBlockingQueue<>(customers));
    }

    /** Adds the items, and opens the accounts of so many customers. */
    public static Shop open(HttpAddress gateway, AdminAccount account, int count) throws IOException {
        var items = new ArrayList<String>();
        try (Customer admin = Customer.of(account, gateway)) {
            while (items.size() < ITEMS) {
                items.add(admin.addItem(PRICE_CENTS, STOCK));
            }
        }
        String run = UUID.randomUUID().toString();
        var customers = new ArrayList<Customer>();
        for (int number = 0; number < count; number++) {
            InetAddress from = InetAddress.ofLiteral("127.0.0." + (1 + number / CUSTOMERS_OF_AN_ADDRESS));
            String email = "bench-%s-%s@souk.example".formatted(run, number);
            var customer = new Customer(gateway.from(from), email, PASSWORD, items.get(number % ITEMS));
            customer.open();
            customers.add(customer);
        }
        return new Shop(customers);
    }

    /** One of them. */
    public Customer first() {
        return customers.getFirst();
    }

    /** Gives each customer a new token. */
    public void logIn() throws IOException {
        for (Customer customer : customers) {
            customer.logIn();
        }
    }

    /** Returns when an order of a customer is confirmed, each time with a new token, in a minute at most. */
    public void awaitOrder() {
        Work order = () -> {
            first().logIn();
            first().order();
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
    public Outcome closed(Request request, Duration duration) {
        return Load.closed(
                customers.stream().<Work>map(one -> () -> request.send(one)).toList(), duration);
    }

    /** By the one who has been free for longest, with a new token in time; fails if nobody is free for that long. */
    public void perform(Request request, Duration timeout) throws IOException {
        Customer customer;
        try {
            customer = free.poll(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        }
        if (customer == null) {
            throw new UnexpectedResponseException("not sent: all customers wait for a response");
        }
        try {
            customer.logInAgain();
            request.send(customer);
        } finally {
            free.add(customer);
        }
    }

    /** Closes the connections; the next request of a customer opens a new one. */
    @Override
    public void close() throws IOException {
        for (Customer customer : customers) {
            customer.close();
        }
    }
}
