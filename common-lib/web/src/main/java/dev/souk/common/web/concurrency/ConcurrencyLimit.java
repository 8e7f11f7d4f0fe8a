package dev.souk.common.web.concurrency;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.Semaphore;

/** The permits of the concurrent requests, and the metrics of their use. */
final class ConcurrencyLimit {

    private final Semaphore permits;
    private final Counter rejected;

    ConcurrencyLimit(int maxConcurrentRequests, MeterRegistry meters) {
        this.permits = new Semaphore(maxConcurrentRequests);
        this.rejected = Counter.builder("souk.web.requests.rejected")
                .description("Requests rejected because the limit of concurrent requests was reached")
                .register(meters);
        Gauge.builder("souk.web.requests.permits.used", () -> maxConcurrentRequests - permits.availablePermits())
                .description("Permits held by the concurrent requests")
                .register(meters);
    }

    /** Takes {@code count} permits without waiting; false, and counted as rejected, if too few are left. */
    boolean tryAcquire(int count) {
        boolean acquired = permits.tryAcquire(count);
        if (!acquired) {
            rejected.increment();
        }
        return acquired;
    }

    void release(int count) {
        permits.release(count);
    }
}
