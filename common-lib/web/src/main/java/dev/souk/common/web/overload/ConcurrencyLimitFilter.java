package dev.souk.common.web.overload;

import dev.souk.common.core.PageWeight;
import dev.souk.common.problem.Problems;
import dev.souk.common.web.problem.ProblemWriter;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Answers 503 at once when there are too many concurrent requests. It runs before all other filters, so that a rejected
 * request costs next to nothing. An asynchronous response, such as a stream of events, gives its permit back as soon as
 * the stream has begun; streams have a limit of their own. Actuator endpoints are exempt: a service under load is live.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class ConcurrencyLimitFilter extends OncePerRequestFilter {

    private final Semaphore permits;
    private final Duration retryAfter;
    private final Counter rejected;
    private final ProblemWriter problems;

    ConcurrencyLimitFilter(ConcurrencyProperties properties, MeterRegistry meters, ProblemWriter problems) {
        int limit = properties.maxConcurrentRequests();
        this.permits = new Semaphore(limit);
        this.retryAfter = properties.retryAfter();
        this.problems = problems;
        this.rejected = Counter.builder("souk.web.requests.rejected")
                .description("Requests rejected because the limit of concurrent requests was reached")
                .register(meters);
        Gauge.builder("souk.web.requests.permits.used", () -> limit - permits.availablePermits())
                .description("Permits held by the concurrent requests")
                .register(meters);
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getRequestURI().startsWith(request.getContextPath() + "/actuator/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        int needed = PageWeight.of(request.getQueryString());
        if (!permits.tryAcquire(needed)) {
            rejected.increment();
            problems.write(
                    request,
                    response,
                    Problems.SERVICE_UNAVAILABLE
                            .with("There are too many concurrent requests; try again.")
                            .retryAfter(retryAfter));
            return;
        }
        try {
            chain.doFilter(request, response);
        } finally {
            permits.release(needed);
        }
    }
}
