package dev.souk.gateway.concurrency;

import dev.souk.common.problem.ProblemException;
import dev.souk.common.problem.Problems;
import dev.souk.common.webflux.problem.ProblemJson;
import dev.souk.gateway.concurrency.ConcurrencyLimit.Decision;
import dev.souk.gateway.request.RequestBodies;
import dev.souk.gateway.request.TrustedProxies;
import java.net.InetSocketAddress;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.reactive.HttpHandler;
import org.springframework.http.server.reactive.HttpHandlerDecoratorFactory;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Rejects at once what is beyond the limits of concurrent requests, in all and to one service, and of streams. It
 * stands before everything else that WebFlux does, so that thousands of rejections a second leave the CPU to the
 * requests that are admitted: a rejected request has no exchange, no filter chain and no observation, hence no trace id
 * either; {@link RejectionMetrics} counts it. A request counts when its body has arrived, so that slow bodies keep
 * nobody out. Streams of events and WebSockets are counted apart, since each stays open for minutes. Actuator endpoints
 * are exempt: a gateway under load is live. They are on the management port, which Spring Boot gives the same
 * decorators.
 */
@Component
class ConcurrencyLimitHandlerDecorator implements HttpHandlerDecoratorFactory {

    private static final String RETRY_AFTER_SECONDS = "1";

    private final ConcurrencyLimit requests;
    private final ConcurrencyLimit streams;
    private final StreamRequests streamRequests;
    private final ServiceLimits services;
    private final TrustedProxies proxies;
    private final RequestBodies bodies;
    private final RejectionMetrics rejections;
    private final ProblemJson json;
    private volatile int managementPort = -1;

    ConcurrencyLimitHandlerDecorator(
            ConcurrencyProperties limits,
            StreamRequests streamRequests,
            ServiceLimits services,
            TrustedProxies proxies,
            RequestBodies bodies,
            RejectionMetrics rejections,
            ProblemJson json) {
        this.requests =
                new ConcurrencyLimit(limits.requests().max(), limits.requests().perClient());
        this.streams =
                new ConcurrencyLimit(limits.streams().max(), limits.streams().perClient());
        this.streamRequests = streamRequests;
        this.services = services;
        this.proxies = proxies;
        this.bodies = bodies;
        this.rejections = rejections;
        this.json = json;
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
                : bodies.receive(request, received -> handle(limitOf(received), handler, received, response));
    }

    private boolean isForManagement(ServerHttpRequest request) {
        InetSocketAddress local = request.getLocalAddress();
        return local != null && local.getPort() == managementPort;
    }

    private ConcurrencyLimit limitOf(ServerHttpRequest request) {
        return streamRequests.include(request) ? streams : requests;
    }

    private Mono<Void> handle(
            ConcurrencyLimit limit, HttpHandler handler, ServerHttpRequest request, ServerHttpResponse response) {
        String client = proxies.clientOf(request);
        ServiceLimit service = limit == streams ? ServiceLimit.NONE : services.of(request);
        return Mono.defer(() -> {
            Decision decision = tryAcquire(limit, client, service);
            if (decision != Decision.ADMITTED) {
                return reject(request, response, decision);
            }
            long begin = System.nanoTime();
            return handler.handle(request, response).doFinally(_ -> {
                limit.release(client);
                service.release(begin, isAnswered(response));
            });
        });
    }

    private static Decision tryAcquire(ConcurrencyLimit limit, String client, ServiceLimit service) {
        Decision decision = limit.tryAcquire(client);
        if (decision == Decision.ADMITTED && !service.tryAcquire(client)) {
            limit.release(client);
            return Decision.SERVICE_LIMIT_REACHED;
        }
        return decision;
    }

    /** An error of the service, of the gateway in its place, or nothing because the client has gone, is no answer. */
    private static boolean isAnswered(ServerHttpResponse response) {
        HttpStatusCode status = response.getStatusCode();
        return status != null && !status.is5xxServerError();
    }

    private Mono<Void> reject(ServerHttpRequest request, ServerHttpResponse response, Decision decision) {
        rejections.count(decision);
        ProblemException problem = decision == Decision.CLIENT_LIMIT_REACHED
                ? Problems.TOO_MANY_REQUESTS.with("This client has too many concurrent requests; try again.")
                : Problems.SERVICE_UNAVAILABLE.with("There are too many concurrent requests; try again.");
        response.getHeaders().set(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        return json.write(request, response, problem);
    }
}
