package dev.souk.system.edge;

import dev.souk.system.bench.load.Customer;
import dev.souk.system.bench.load.Shop;
import dev.souk.system.chaos.load.Pacing;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Customers with a connection each that stays open. They read through every service, and repeat nothing. */
final class Readers implements AutoCloseable {

    private static final List<String> PATHS = List.of("/users/me", "/cart", "/orders?limit=5", "/wallet");
    private static final long PAUSE_MILLIS = 60;

    private final List<Thread> threads;
    private final AtomicInteger calls = new AtomicInteger();
    private final Map<String, Integer> failures = new TreeMap<>();

    Readers(Shop shop) {
        this.threads = shop.customers().stream()
                .map(customer -> Pacing.start(() -> read(customer)))
                .toList();
    }

    private void read(Customer customer) throws InterruptedException {
        customer.repeatNothing();
        while (!Thread.currentThread().isInterrupted()) {
            try {
                customer.get(PATHS.get(calls.incrementAndGet() % PATHS.size()));
            } catch (IOException failed) {
                failed(String.valueOf(failed.getMessage()));
            }
            Pacing.pause(PAUSE_MILLIS);
        }
    }

    private synchronized void failed(String what) {
        failures.merge(what, 1, Integer::sum);
    }

    /** How many calls there were. */
    int calls() {
        return calls.get();
    }

    /** How many calls had another response than 200, or none. */
    synchronized Map<String, Integer> failures() {
        return Map.copyOf(failures);
    }

    @Override
    public void close() {
        threads.forEach(Thread::interrupt);
    }
}
