package dev.souk.common.web.concurrency;

import dev.souk.common.core.PageWeight;
import dev.souk.common.problem.Problems;
import dev.souk.common.web.problem.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Answers 503 at once when there are too many concurrent requests. It runs before all other filters, so that a rejected
 * request costs next to nothing. An asynchronous response, such as a stream of events, gives its permit back as soon
 * as the stream has begun; streams have a limit of their own. Actuator endpoints are exempt: a service under load is
 * live.
 */
final class ConcurrencyLimitFilter extends OncePerRequestFilter {

    private final ConcurrencyLimit limit;
    private final Duration retryAfter;
    private final ProblemWriter problems;

    ConcurrencyLimitFilter(ConcurrencyLimit limit, Duration retryAfter, ProblemWriter problems) {
        this.limit = limit;
        this.retryAfter = retryAfter;
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getRequestURI().startsWith("/actuator/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        int permits = PageWeight.of(request.getQueryString());
        if (!limit.tryAcquire(permits)) {
            reject(request, response);
            return;
        }
        try {
            chain.doFilter(request, response);
        } finally {
            limit.release(permits);
        }
    }

    private void reject(HttpServletRequest request, HttpServletResponse response) throws IOException {
        problems.write(
                request,
                response,
                Problems.SERVICE_UNAVAILABLE
                        .with("There are too many concurrent requests; try again.")
                        .retryAfter(retryAfter));
    }
}
