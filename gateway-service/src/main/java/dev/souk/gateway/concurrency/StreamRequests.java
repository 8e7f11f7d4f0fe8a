package dev.souk.gateway.concurrency;

import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.server.PathContainer;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Requests whose response stays open for minutes: events of an order, subscriptions and WebSockets of the storefront.
 */
final class StreamRequests {

    private static final PathPattern EVENTS = PathPatternParser.defaultInstance.parse("/orders/{id}/events");
    private static final List<String> SUBSCRIPTIONS = List.of("/graphql", "/ws");

    private static final List<String> EVENT_STREAM = List.of(MediaType.TEXT_EVENT_STREAM_VALUE);

    private StreamRequests() {}

    static boolean include(ServerHttpRequest request) {
        PathContainer path = request.getPath().pathWithinApplication();
        return EVENTS.matches(path) || (SUBSCRIPTIONS.contains(path.value()) && asksForStream(request.getHeaders()));
    }

    private static boolean asksForStream(HttpHeaders headers) {
        return "websocket".equalsIgnoreCase(headers.getUpgrade())
                || EVENT_STREAM.equals(headers.get(HttpHeaders.ACCEPT));
    }
}
