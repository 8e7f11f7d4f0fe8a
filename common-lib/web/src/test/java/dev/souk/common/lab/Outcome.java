package dev.souk.common.lab;

import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;

/**
 * The outcome of a thousand orders.
 *
 * @param lost ordered here, never reserved there
 * @param doubled reserved more than once
 * @param invented reserved there, not ordered here
 * @param refused not taken, because what they need was locked
 * @param response milliseconds until the client was answered
 * @param agreed milliseconds until both sides had it
 */
record Outcome(long lost, long doubled, long invented, long refused, Times response, Times agreed) {

    /** Half of them were faster than the first, all but one in a hundred than the second, all than the third. */
    record Times(double p50, double p99, double max) {

        static Times between(Map<UUID, Long> begin, Map<UUID, Long> end) {
            double[] sorted = begin.entrySet().stream()
                    .filter(one -> end.containsKey(one.getKey()))
                    .mapToDouble(one -> (end.getOrDefault(one.getKey(), 0L) - one.getValue()) / 1e6)
                    .sorted()
                    .toArray();
            return new Times(at(sorted, 0.5), at(sorted, 0.99), at(sorted, 1));
        }

        private static double at(double[] sorted, double part) {
            return sorted.length == 0 ? Double.NaN : sorted[(int) Math.ceil(part * sorted.length) - 1];
        }

        @Override
        public String toString() {
            return "%.1f / %.0f / %.0f".formatted(p50, p99, max);
        }
    }

    static Outcome of(Load load, OrderAndStockDatabases books) throws SQLException {
        Map<UUID, Integer> ordered = books.ordered();
        Map<UUID, Integer> reserved = books.reserved();
        return new Outcome(
                ordered.keySet().stream()
                        .filter(id -> !reserved.containsKey(id))
                        .count(),
                reserved.values().stream().filter(times -> times > 1).count(),
                reserved.keySet().stream()
                        .filter(id -> !ordered.containsKey(id))
                        .count(),
                load.refusedAt().size(),
                Times.between(load.sentAt(), load.answeredAt()),
                Times.between(load.sentAt(), books.agreedAt()));
    }

    boolean isConsistent() {
        return lost + doubled + invented == 0;
    }
}
