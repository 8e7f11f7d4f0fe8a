package dev.souk.common.web.concurrency;

import dev.souk.common.core.PageWeight;
import dev.souk.common.web.problem.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
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

    private final ConcurrencyLimit limit;
    private final ProblemWriter problems;

    ConcurrencyLimitFilter(ConcurrencyLimit limit, ProblemWriter problems) {
        this.limit = limit;
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
            problems.write(request, response, limit.exceeded());
            return;
        }
        try {
            chain.doFilter(request, response);
        } finally {
            limit.release(permits);
        }
    }
}
