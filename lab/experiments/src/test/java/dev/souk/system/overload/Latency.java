package dev.souk.system.overload;

import dev.souk.testing.http.ApiClient;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** How long one caller waits for a page of items, when there are no others: the median of a hundred requests. */
record Latency(long microseconds) {

    private static final int REQUESTS = 100;

    static Latency of(int gatewayPort) {
        ApiClient client = new ApiClient("http://localhost:" + gatewayPort);
        long[] sorted = IntStream.range(0, REQUESTS)
                .mapToLong(_ -> time(client))
                .sorted()
                .toArray();
        return new Latency(TimeUnit.NANOSECONDS.toMicros(sorted[REQUESTS / 2]));
    }

    /** Half as long again, and 5 ms, is noise on a shared machine. */
    boolean isAsGoodAs(Latency before) {
        return microseconds <= before.microseconds * 3 / 2 + 5_000;
    }

    private static long time(ApiClient client) {
        long start = System.nanoTime();
        client.get("/items?limit=20").expect(200);
        return System.nanoTime() - start;
    }
}
