package dev.souk.gateway.concurrency;

import dev.souk.common.problem.Problems;
import dev.souk.common.webflux.problem.ProblemJson;
import dev.souk.gateway.concurrency.ConcurrencyLimit.Decision;
import dev.souk.gateway.request.RequestBodies;
import dev.souk.gateway.request.TrustedProxies;
import java.net.InetSocketAddress;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.http.server.reactive.HttpHandler;
import org.springframework.http.server.reactive.HttpHandlerDecoratorFactory;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Rejects at once what is beyond the limits of concurrent requests and of streams, and what a full bulkhead would
 * reject. It stands before everything else that WebFlux does, so that thousands of rejections a second leave the CPU to
 * the requests that are admitted: a rejected request has no exchange, no filter chain and no observation, hence no
 * trace id either; {@link RejectionMetrics} counts it. A request counts when its body has arrived, so that slow bodies
 * keep nobody out. Streams of events and WebSockets are counted apart, since each stays open for minutes. Actuator
 * endpoints are exempt: a gateway under load is live. They are on the management port, which Spring Boot gives the same
 * decorators.
 */
@Component
class ConcurrencyLimitHandlerDecorator implements HttpHandlerDecoratorFactory {

    private final ConcurrencyLimit requests;
    private final ConcurrencyLimit streams;
    private final StreamRequests streamRequests;
    private final FullBulkheads fullBulkheads;
    private final TrustedProxies proxies;
    private final RequestBodies bodies;
    private final RejectionMetrics rejections;
    private final Rejection tooMany;
    private final Rejection unavailable;
    private volatile int managementPort = -1;

    ConcurrencyLimitHandlerDecorator(
            ConcurrencyProperties limits,
            StreamRequests streamRequests,
            FullBulkheads fullBulkheads,
            TrustedProxies proxies,
            RequestBodies bodies,
            RejectionMetrics rejections,
            ProblemJson json) {
        this.requests =
                new ConcurrencyLimit(limits.requests().max(), limits.requests().perClient());
        this.streams =
                new ConcurrencyLimit(limits.streams().max(), limits.streams().perClient());
        this.streamRequests = streamRequests;
        this.fullBulkheads = fullBulkheads;
        this.proxies = proxies;
        this.bodies = bodies;
        this.rejections = rejections;
        this.tooMany = new Rejection(
                Problems.TOO_MANY_REQUESTS.with("This client has too many concurrent requests; try again."), json);
        this.unavailable = new Rejection(
                Problems.SERVICE_UNAVAILABLE.with("There are too many concurrent requests; try again."), json);
    }

    @EventListener
    void serverStarted(WebServerInitializedEvent started) {
        if (WebServerApplicationContext.hasServerNamespace(started.getApplicationContext(), "management")) {
            managementPort = started.getWebServer().getPort();
        }
    }

    @Override
    public HttpHandler apply(HttpHandler handler) {
        return (request, response) -> isForManagement(request)
                ? handler.handle(request, response)
                : bodies.receive(request, received -> handle(handler, received, response));
    }

    private boolean isForManagement(ServerHttpRequest request) {
        InetSocketAddress local = request.getLocalAddress();
        return local != null && local.getPort() == managementPort;
    }

    private Mono<Void> handle(HttpHandler handler, ServerHttpRequest request, ServerHttpResponse response) {
        ConcurrencyLimit limit = streamRequests.include(request) ? streams : requests;
        String client = proxies.clientOf(request);
        Decision decision = limit.tryAcquire(client);
        if (decision != Decision.ADMITTED) {
            rejections.count(decision);
            return (decision == Decision.CLIENT_LIMIT_REACHED ? tooMany : unavailable).write(request, response);
        }
        if (limit == requests && fullBulkheads.include(request)) {
            limit.release(client);
            rejections.countOfService();
            return unavailable.write(request, response);
        }
        return Mono.defer(() -> handler.handle(request, response)).doFinally(_ -> limit.release(client));
    }
}
