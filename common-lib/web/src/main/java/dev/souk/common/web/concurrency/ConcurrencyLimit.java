package dev.souk.common.web.concurrency;

import dev.souk.common.problem.ProblemException;
import dev.souk.common.problem.Problems;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.concurrent.Semaphore;

/** The permits of the concurrent requests, and the metrics of their use. */
public final class ConcurrencyLimit {

    private final Semaphore permits;
    private final Duration retryAfter;
    private final Counter rejected;

    ConcurrencyLimit(int maxConcurrentRequests, Duration retryAfter, MeterRegistry meters) {
        this.retryAfter = retryAfter;
        this.permits = new Semaphore(maxConcurrentRequests);
        this.rejected = Counter.builder("souk.web.requests.rejected")
                .description("Requests rejected because the limit of concurrent requests was reached")
                .register(meters);
        Gauge.builder("souk.web.requests.permits.used", () -> maxConcurrentRequests - permits.availablePermits())
                .description("Permits held by the concurrent requests")
                .register(meters);
    }

    /** Takes {@code count} permits without waiting; false, and counted as rejected, if too few are left. */
    public boolean tryAcquire(int count) {
        boolean acquired = permits.tryAcquire(count);
        if (!acquired) {
            rejected.increment();
        }
        return acquired;
    }

    /** The response to a request for which there are too few permits. */
    public ProblemException exceeded() {
        return Problems.SERVICE_UNAVAILABLE
                .with("There are too many concurrent requests; try again.")
                .retryAfter(retryAfter);
    }

    /** Returns permits. */
    public void release(int count) {
        permits.release(count);
    }
}
