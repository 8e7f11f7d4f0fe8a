package dev.souk.registry;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Answers 503 at once when there are too many concurrent requests. Reads and writes have permits of their own:
 * instances renew their leases also while callers ask for more than the registry can answer. Actuator endpoints are
 * exempt.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class RegistryConcurrencyLimitFilter extends OncePerRequestFilter {

    private static final String PROBLEM = """
            {"type":"/problems/service-unavailable","title":"Not available at the moment","status":503,\
            "detail":"There are too many concurrent requests; try again."}""";

    private final Semaphore reads;
    private final Semaphore writes;
    private final Counter rejected;

    RegistryConcurrencyLimitFilter(RegistryConcurrencyProperties limits, MeterRegistry meters) {
        this.reads = new Semaphore(limits.maxConcurrentReads());
        this.writes = new Semaphore(limits.maxConcurrentWrites());
        this.rejected = meters.counter("souk.web.requests.rejected");
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getRequestURI().startsWith("/actuator/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Semaphore permits = request.getMethod().equals("GET") ? reads : writes;
        if (!permits.tryAcquire()) {
            reject(response);
            return;
        }
        try {
            chain.doFilter(request, response);
        } finally {
            permits.release();
        }
    }

    private void reject(HttpServletResponse response) throws IOException {
        rejected.increment();
        response.setStatus(HttpStatus.SERVICE_UNAVAILABLE.value());
        response.setHeader(HttpHeaders.RETRY_AFTER, "1");
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setContentLength(PROBLEM.length());
        response.getWriter().write(PROBLEM);
    }
}
