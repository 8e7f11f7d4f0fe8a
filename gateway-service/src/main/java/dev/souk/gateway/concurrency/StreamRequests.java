package dev.souk.gateway.concurrency;

import dev.souk.gateway.routing.RoutedPath;
import dev.souk.gateway.routing.RoutedPaths;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;

/** Requests whose response stays open for minutes: those of the routes of event streams and WebSockets. */
@Component
class StreamRequests {

    private final RoutedPaths routes;

    StreamRequests(RoutedPaths routes) {
        this.routes = routes;
    }

    boolean include(ServerHttpRequest request) {
        RoutedPath path = routes.find(request);
        return path != null && path.isStream();
    }
}
