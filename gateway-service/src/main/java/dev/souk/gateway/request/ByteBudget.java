package dev.souk.gateway.request;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;

/** How many bytes of bodies are in memory, of all clients together and of each of them. It never waits. */
final class ByteBudget {

    private final int max;
    private final int maxPerClient;
    private final AtomicInteger used = new AtomicInteger();
    private final ConcurrentMap<String, Integer> usedByClient = new ConcurrentHashMap<>();

    ByteBudget(int max, int maxPerClient) {
        this.max = max;
        this.maxPerClient = maxPerClient;
    }

    /** The bytes of one body. Not thread-safe, as a body is received by one thread at a time. */
    final class Reservation {

        private final String client;
        private int bytes;

        private Reservation(String client) {
            this.client = client;
        }

        /** Adds {@code more} bytes; false if there is no room for them. */
        boolean add(int more) {
            bytes += more;
            int ofClient = usedByClient.merge(client, more, Integer::sum);
            int ofAll = used.addAndGet(more);
            return ofClient <= maxPerClient && ofAll <= max;
        }

        /** Gives all bytes back. */
        void release() {
            used.addAndGet(-bytes);
            int released = bytes;
            usedByClient.computeIfPresent(client, (_, held) -> held == released ? null : held - released);
            bytes = 0;
        }
    }

    Reservation reserve(String client) {
        return new Reservation(client);
    }

    int used() {
        return used.get();
    }

    /** Clients with a reservation; others are not remembered. */
    int clients() {
        return usedByClient.size();
    }
}
