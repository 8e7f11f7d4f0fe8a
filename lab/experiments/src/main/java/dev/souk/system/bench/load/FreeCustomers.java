package dev.souk.system.bench.load;

import java.io.IOException;
import java.util.Collection;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Customers who wait for nothing. Each has one connection, and asks for one thing at a time. */
public final class FreeCustomers {

    private final Queue<Customer> free;

    /** All of these, at first. */
    public FreeCustomers(Collection<Customer> customers) {
        free = new ConcurrentLinkedQueue<>(customers);
    }

    /** What one customer does. */
    @FunctionalInterface
    public interface Request {
        void send(Customer customer) throws IOException;
    }

    /** By the one who has been free for longest; fails if all of them wait for an answer. */
    public void perform(Request request) throws IOException {
        Customer customer = free.poll();
        if (customer == null) {
            throw new UnexpectedResponseException("not sent: all customers wait for an answer");
        }
        try {
            request.send(customer);
        } finally {
            free.add(customer);
        }
    }
}
