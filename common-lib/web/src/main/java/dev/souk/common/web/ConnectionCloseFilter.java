package dev.souk.common.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * From the beginning of the shutdown each response ends its connection. A caller would otherwise keep the connection
 * for its next request, and send that while the web server closes it, or get a 503 on it: Tomcat rejects what arrives
 * on open connections once it has stopped to accept new ones.
 */
@Order(Ordered.HIGHEST_PRECEDENCE) // also what other filters reject
final class ConnectionCloseFilter extends OncePerRequestFilter {

    private final ApplicationAvailability availability;

    ConnectionCloseFilter(ApplicationAvailability availability) {
        this.availability = availability;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (availability.getReadinessState() == ReadinessState.REFUSING_TRAFFIC) {
            response.setHeader(HttpHeaders.CONNECTION, "close");
        }
        chain.doFilter(request, response);
    }
}
