package dev.souk.system.bench.load;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Customers of whom each has one connection and does one thing at a time. */
public final class FreeCustomers {

    private final BlockingQueue<Customer> free;
    private final Duration timeout;

    /** All of these, at first; what finds none of them free for that long fails. */
    public FreeCustomers(Collection<Customer> customers, Duration timeout) {
        this.free = new LinkedBlockingQueue<>(customers);
        this.timeout = timeout;
    }

    /** What one customer does. */
    @FunctionalInterface
    public interface Request {
        void send(Customer customer) throws IOException;
    }

    /** By the one who has been free for longest. */
    public void perform(Request request) throws IOException {
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
            request.send(customer);
        } finally {
            free.add(customer);
        }
    }
}
