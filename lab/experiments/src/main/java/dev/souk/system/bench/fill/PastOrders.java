package dev.souk.system.bench.fill;

import java.time.Duration;
import java.time.Instant;

/**
 * When the orders were placed, at equal intervals. Two systems with the same past orders have the same ids.
 *
 * @param total how many there are at most, numbered from 1
 * @param begin of the first
 */
public record PastOrders(long total, Instant begin) {

    private static final Duration SPAN = Duration.ofDays(180);

    /** Longer ago than anything about an order is kept but the order itself: events, keys, the inbox. */
    private static final Duration AGE = Duration.ofDays(15);

    /** Half a year of orders, the last of which is two weeks old. */
    public static PastOrders before(Instant now, long total) {
        return new PastOrders(total, now.minus(AGE).minus(SPAN));
    }

    Duration interval() {
        return SPAN.dividedBy(total);
    }
}
