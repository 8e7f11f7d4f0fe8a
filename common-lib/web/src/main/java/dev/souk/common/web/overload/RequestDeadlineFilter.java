package dev.souk.common.web.overload;

import dev.souk.common.deadline.Deadline;
import dev.souk.common.deadline.RequestTimeoutHeader;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.filter.OncePerRequestFilter;

/** Reads the deadline of a request from its header. */
@Order(Ordered.HIGHEST_PRECEDENCE + 1) // right after the limit of concurrent requests
final class RequestDeadlineFilter extends OncePerRequestFilter {

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        @Nullable Duration timeout = RequestTimeoutHeader.parse(request.getHeader(RequestTimeoutHeader.NAME));
        RequestDeadline.CURRENT.set(timeout == null ? null : Deadline.in(timeout, System::nanoTime));
        try {
            chain.doFilter(request, response);
        } finally {
            RequestDeadline.CURRENT.remove();
        }
    }
}
