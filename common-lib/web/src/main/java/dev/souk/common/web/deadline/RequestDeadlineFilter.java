package dev.souk.common.web.deadline;

import dev.souk.common.deadline.Deadline;
import dev.souk.common.deadline.RequestTimeoutHeader;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;

/** Reads the deadline of a request from its header. */
final class RequestDeadlineFilter extends OncePerRequestFilter {

    private final LongSupplier nanoTime;

    RequestDeadlineFilter(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        @Nullable Duration timeout = RequestTimeoutHeader.parse(request.getHeader(RequestTimeoutHeader.NAME));
        if (timeout == null) {
            chain.doFilter(request, response);
            return;
        }
        RequestDeadline.set(Deadline.in(timeout, nanoTime));
        try {
            chain.doFilter(request, response);
        } finally {
            RequestDeadline.clear();
        }
    }
}
