package dev.souk.gateway.resilience;

import dev.souk.common.deadline.Deadline;
import dev.souk.common.deadline.RequestTimeoutHeader;
import dev.souk.gateway.routing.RoutedPaths;
import io.github.resilience4j.timelimiter.TimeLimiterRegistry;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.gateway.filter.headers.HttpHeadersFilter;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

/**
 * Tells a service for how long its response is waited for: the response time-out, or the time that the client has sent
 * if that is less. A retry has what is left. A stream of events and a WebSocket have no deadline.
 */
@Component
final class DeadlineHeadersFilter implements HttpHeadersFilter, Ordered {

    private static final String DEADLINE = DeadlineHeadersFilter.class.getName();

    private final Duration responseTimeout;

    DeadlineHeadersFilter(TimeLimiterRegistry timeLimits) {
        this.responseTimeout = timeLimits.getDefaultConfig().getTimeoutDuration();
    }

    /** After all others, so that the headers are the new ones of EdgeHeadersFilter. */
    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE;
    }

    @Override
    public HttpHeaders filter(HttpHeaders headers, ServerWebExchange exchange) {
        if (RoutedPaths.of(exchange).isStream()) {
            headers.remove(RequestTimeoutHeader.NAME);
        } else {
            headers.set(
                    RequestTimeoutHeader.NAME,
                    RequestTimeoutHeader.format(deadline(exchange).remaining()));
        }
        return headers;
    }

    private Deadline deadline(ServerWebExchange exchange) {
        Deadline known = exchange.getAttribute(DEADLINE);
        if (known != null) {
            return known;
        }
        Deadline deadline = Deadline.in(timeout(exchange), System::nanoTime);
        exchange.getAttributes().put(DEADLINE, deadline);
        return deadline;
    }

    private Duration timeout(ServerWebExchange exchange) {
        @Nullable
        Duration ofClient =
                RequestTimeoutHeader.parse(exchange.getRequest().getHeaders().getFirst(RequestTimeoutHeader.NAME));
        return ofClient != null && ofClient.compareTo(responseTimeout) < 0 ? ofClient : responseTimeout;
    }
}
