package dev.souk.system.bench.fill;

import java.util.ArrayList;
import java.util.List;

/**
 * Orders that are added at once, by turns of customers of their own.
 *
 * @param first number of the first order
 * @param last number of the last one
 * @param firstUser number of the first customer
 */
record Stage(long first, long last, long firstUser) {

    private static final long ORDERS_OF_A_USER = 100;
    private static final long CHUNK = 10_000;

    /** So many orders, of which a transaction writes some. */
    record Chunk(long first, long last) {}

    long users() {
        return Math.max(1, (last - first + 1) / ORDERS_OF_A_USER);
    }

    long lastUser() {
        return firstUser + users() - 1;
    }

    /** All orders, ten thousand at once. */
    List<Chunk> chunks() {
        var chunks = new ArrayList<Chunk>();
        for (long begin = first; begin <= last; begin += CHUNK) {
            chunks.add(new Chunk(begin, Math.min(last, begin + CHUNK - 1)));
        }
        return chunks;
    }
}
