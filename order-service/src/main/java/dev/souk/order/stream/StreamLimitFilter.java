package dev.souk.order.stream;

import dev.souk.common.web.problem.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Rejects a request for an event stream at once while the limit is reached, before its token is checked and its order
 * read. {@link OrderStreams#open} holds the limit where two requests race for the last place.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
final class StreamLimitFilter extends OncePerRequestFilter {

    private final OrderStreams streams;
    private final ProblemWriter problems;

    StreamLimitFilter(OrderStreams streams, ProblemWriter problems) {
        this.streams = streams;
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = request.getRequestURI();
        return !(path.startsWith("/orders/") && path.endsWith("/events") && streams.isFull());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException {
        problems.write(request, response, OrderStreams.limitReached());
    }
}
