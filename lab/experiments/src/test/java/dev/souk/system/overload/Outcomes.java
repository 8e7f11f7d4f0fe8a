package dev.souk.system.overload;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What became of the requests of one load. */
final class Outcomes {

    private final Map<Integer, List<Long>> latenciesByStatus = new TreeMap<>();
    private long withoutRetryAfter;
    private long broken;

    synchronized void answered(HttpConnection.Response response, long nanos) {
        latenciesByStatus
                .computeIfAbsent(response.status(), _ -> new ArrayList<>())
                .add(nanos);
        if (response.isRejection() && !response.retryAfter()) {
            withoutRetryAfter++;
        }
    }

    /** A connection that was refused, reset, or silent for too long. */
    synchronized void broken() {
        broken++;
    }

    synchronized long rejectedWithoutRetryAfter() {
        return withoutRetryAfter;
    }

    synchronized long answered() {
        return latenciesByStatus.values().stream().mapToLong(List::size).sum();
    }

    synchronized long answered(int status) {
        return latenciesByStatus.getOrDefault(status, List.of()).size();
    }

    synchronized long accepted() {
        return latenciesByStatus.keySet().stream()
                .filter(status -> status < 300)
                .mapToLong(this::answered)
                .sum();
    }

    /** Neither accepted nor rejected: a defect. */
    synchronized long failed() {
        return answered() - accepted() - answered(429) - answered(503);
    }

    long p99OfAcceptedMillis() {
        return quantileMillis(0.99, false);
    }

    long p99OfRejectedMillis() {
        return quantileMillis(0.99, true);
    }

    private synchronized long quantileMillis(double quantile, boolean rejections) {
        long[] sorted = latenciesByStatus.entrySet().stream()
                .filter(each -> isRejection(each.getKey()) == rejections)
                .flatMap(each -> each.getValue().stream())
                .mapToLong(nanos -> nanos / 1_000_000)
                .toArray();
        Arrays.sort(sorted);
        return sorted.length == 0 ? 0 : sorted[(int) Math.min(sorted.length - 1L, (long) (quantile * sorted.length))];
    }

    private static boolean isRejection(int status) {
        return status == 429 || status == 503;
    }

    @Override
    public synchronized String toString() {
        return "answered %d, 2xx %.1f %%, 503 %.1f %%, 429 %.1f %%, other %d, broken connections %d, p99 accepted %d ms, rejected %d ms"
                .formatted(
                        answered(),
                        percent(accepted()),
                        percent(answered(503)),
                        percent(answered(429)),
                        failed(),
                        broken,
                        p99OfAcceptedMillis(),
                        p99OfRejectedMillis());
    }

    private double percent(long count) {
        return 100.0 * count / Math.max(1, answered());
    }
}
