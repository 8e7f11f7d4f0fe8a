package dev.souk.gateway.concurrency;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * How often each client was admitted in the present second and in the one before. It remembers nobody for longer, so it has
 * as many entries as a service answers requests in two seconds. Not thread-safe.
 */
final class RecentAdmissions {

    private static final long PERIOD_NANOS = TimeUnit.SECONDS.toNanos(1);

    private Period present = new Period();
    private Period last = new Period();
    private long begin;

    private static final class Period {
        private final Map<String, Integer> byClient = new HashMap<>();
        private int total;

        int of(String client) {
            return byClient.getOrDefault(client, 0);
        }
    }

    RecentAdmissions(long now) {
        this.begin = now;
    }

    void add(String client, long now) {
        advance(now);
        present.byClient.merge(client, 1, Integer::sum);
        present.total++;
    }

    /** Whether the client was admitted less than half as often as clients were on average. */
    boolean isLessThanHalfOfTheMean(String client, long now) {
        advance(now);
        int clients = Math.max(1, Math.max(present.byClient.size(), last.byClient.size()));
        double mean = (double) (present.total + last.total) / clients;
        return 2.0 * (present.of(client) + last.of(client)) < mean;
    }

    private void advance(long now) {
        if (now - begin >= PERIOD_NANOS) {
            last = now - begin < 2 * PERIOD_NANOS ? present : new Period();
            present = new Period();
            begin = now;
        }
    }
}
