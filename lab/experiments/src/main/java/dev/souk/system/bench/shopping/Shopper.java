package dev.souk.system.bench.shopping;

import dev.souk.system.bench.load.Customer;
import java.io.IOException;
import java.time.Duration;

/** A customer who logs in again before the token expires, after 15 minutes. */
final class Shopper {

    private static final long LOGIN_NANOS = Duration.ofMinutes(10).toNanos();

    private final Customer customer;
    private long loggedInNanos;

    Shopper(Customer customer, long loggedInNanos) {
        this.customer = customer;
        this.loggedInNanos = loggedInNanos;
    }

    void perform(Step step) throws IOException {
        if (System.nanoTime() - loggedInNanos > LOGIN_NANOS) {
            customer.caller().logIn();
            loggedInNanos = System.nanoTime();
        }
        step.perform(customer);
    }
}
