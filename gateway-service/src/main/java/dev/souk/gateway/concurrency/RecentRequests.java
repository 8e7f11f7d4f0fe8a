package dev.souk.gateway.concurrency;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * How many requests each client has sent in the present second and in the one before, whether they were admitted or
 * not. It remembers nobody for longer, and {@value #MAXIMUM} clients of a second at most. Not thread-safe.
 */
final class RecentRequests {

    private static final long PERIOD_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final int MAXIMUM = 1_000;

    private Period present = new Period();
    private Period last = new Period();
    private long begin;

    private static final class Period {
        private final Map<String, Integer> byClient = new HashMap<>();
        private int total;

        void add(String client) {
            total++;
            if (byClient.size() < MAXIMUM || byClient.containsKey(client)) {
                byClient.merge(client, 1, Integer::sum);
            }
        }

        int of(String client) {
            return byClient.getOrDefault(client, 0);
        }
    }

    RecentRequests(long now) {
        this.begin = now;
    }

    void add(String client, long now) {
        if (now - begin >= PERIOD_NANOS) {
            last = now - begin < 2 * PERIOD_NANOS ? present : new Period();
            present = new Period();
            begin = now;
        }
        present.add(client);
    }

    /**
     * Whether the client has sent less than a quarter of what clients send on average: by chance nearly nobody does.
     */
    boolean areFewOf(String client) {
        int clients = Math.max(1, Math.max(present.byClient.size(), last.byClient.size()));
        double mean = (double) (present.total + last.total) / clients;
        return 4.0 * (present.of(client) + last.of(client)) < mean;
    }
}
