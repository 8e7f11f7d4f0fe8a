package dev.souk.gateway.concurrency;

import dev.souk.common.problem.Problems;
import dev.souk.common.webflux.ProblemJson;
import dev.souk.gateway.request.ClientLimit;
import dev.souk.gateway.request.ClientLimit.Decision;
import dev.souk.gateway.request.ManagementPort;
import dev.souk.gateway.request.RequestBodies;
import dev.souk.gateway.request.TrustedProxies;
import dev.souk.gateway.routing.RoutedPath;
import dev.souk.gateway.routing.RoutedPaths;
import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.HttpHandler;
import org.springframework.http.server.reactive.HttpHandlerDecoratorFactory;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.netty.Connection;
import reactor.netty.http.server.HttpServerRequest;

/**
 * Rejects what is beyond the limits of concurrent requests and of streams, and what a full bulkhead would reject. It
 * stands before everything else that WebFlux does, so that thousands of rejections a second leave the CPU to the
 * requests that are admitted: a rejected request has no exchange, no filter chain and no observation, hence no trace id
 * either. A request counts when its body has arrived, so that slow bodies keep nobody out. Streams of events and
 * WebSockets are counted apart, since each stays open for minutes. Actuator endpoints are exempt: a gateway under load
 * is live. They are on the management port, which Spring Boot gives the same decorators.
 */
@Component
class ConcurrencyLimitHandlerDecorator implements HttpHandlerDecoratorFactory {

    private final ClientLimit requests;
    private final ClientLimit streams;
    private final ManagementPort management;
    private final RoutedPaths routes;
    private final BulkheadRegistry bulkheads;
    private final TrustedProxies proxies;
    private final RequestBodies bodies;
    private final Rejection clientLimitReached;
    private final Rejection limitReached;
    private final Rejection bulkheadFull;

    ConcurrencyLimitHandlerDecorator(
            ConcurrencyProperties limits,
            ManagementPort management,
            RoutedPaths routes,
            BulkheadRegistry bulkheads,
            TrustedProxies proxies,
            RequestBodies bodies,
            ProblemJson json,
            MeterRegistry meters) {
        this.requests =
                new ClientLimit(limits.requests().max(), limits.requests().perClient());
        this.streams = new ClientLimit(limits.streams().max(), limits.streams().perClient());
        this.management = management;
        this.routes = routes;
        this.bulkheads = bulkheads;
        this.proxies = proxies;
        this.bodies = bodies;
        var tooMany = Problems.TOO_MANY_REQUESTS.with("This client has too many concurrent requests; try again.");
        var notAvailable = Problems.SERVICE_UNAVAILABLE.with("There are too many concurrent requests; try again.");
        this.clientLimitReached = new Rejection(Rejection.counter(meters, "client"), tooMany, json);
        this.limitReached = new Rejection(Rejection.counter(meters, "total"), notAvailable, json);
        this.bulkheadFull = new Rejection(Rejection.counter(meters, "service"), notAvailable, json);
    }

    @Override
    public HttpHandler apply(HttpHandler handler) {
        return (request, response) -> management.received(request)
                ? handler.handle(request, response)
                : bodies.receive(request, received -> handle(handler, received, response))
                        .flatMap(rejection -> rejection.write(request, response)); // its body is not held any more
    }

    private Mono<Rejection> handle(HttpHandler handler, ServerHttpRequest request, ServerHttpResponse response) {
        RoutedPath route = routes.find(request);
        ClientLimit limit = route != null && route.isStream() ? streams : requests;
        String client = proxies.clientOf(request);
        Decision decision = limit.tryAcquire(client, 1);
        if (decision != Decision.ADMITTED) {
            return Mono.just(decision == Decision.CLIENT_LIMIT_REACHED ? clientLimitReached : limitReached);
        }
        if (route != null && !route.isWebSocket() && isBulkheadFull(request, route)) {
            limit.release(client, 1);
            return Mono.just(bulkheadFull);
        }
        return Mono.defer(() -> handler.handle(request, response))
                .doFinally(_ -> atEnd(request, () -> limit.release(client, 1)))
                .then(Mono.empty());
    }

    /** The response to an upgrade is complete when the WebSocket is open; its connection closes at its end. */
    private static void atEnd(ServerHttpRequest request, Runnable action) {
        HttpServerRequest received = ServerHttpRequestDecorator.getNativeRequest(request);
        if (received.isWebsocket()) {
            ((Connection) received).channel().closeFuture().addListener(_ -> action.run());
        } else {
            action.run();
        }
    }

    /**
     * Whether the bulkhead of the route's service would reject the request. It is asked again where a call begins,
     * behind security, routing and traces: it counts the calls, and has the last word. A read is left to its cache.
     */
    private boolean isBulkheadFull(ServerHttpRequest request, RoutedPath route) {
        boolean mayBeCached = route.isCached() && request.getMethod().equals(HttpMethod.GET);
        return !mayBeCached
                && bulkheads
                        .find(route.resilience())
                        .filter(bulkhead -> bulkhead.getMetrics().getAvailableConcurrentCalls() <= 0)
                        .isPresent();
    }
}
