package dev.souk.gateway.resilience;

import static org.springframework.cloud.gateway.support.ServerWebExchangeUtils.GATEWAY_ROUTE_ATTR;

import dev.souk.gateway.routing.RouteMetadata;
import io.github.resilience4j.timelimiter.TimeLimiterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeoutException;
import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.OrderedGatewayFilter;
import org.springframework.cloud.gateway.filter.factory.AbstractGatewayFilterFactory;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * The filter {@code Resilience}, of every route: circuit breaker, bulkhead, and the retry of a lost connection on
 * another instance, with the settings {@code resilience4j.*} of the route's service, or of the name that its metadata
 * {@code resilience} gives. A call ends for it when the response begins; its body is written outside.
 */
@Component
class ResilienceGatewayFilterFactory extends AbstractGatewayFilterFactory<Object> {

    /** After the caches, which may need no call, and before what changes the request, so that a retry does it again. */
    private static final int ORDER = 0;

    private final CallPolicy.Factory factory;
    private final CallerConnection caller;
    private final Duration responseTimeout;
    private final Map<String, CallPolicy> policies = new ConcurrentHashMap<>(); // as many as names in the routes

    ResilienceGatewayFilterFactory(
            CallPolicy.Factory factory, CallerConnection caller, TimeLimiterRegistry timeLimits) {
        this.factory = factory;
        this.caller = caller;
        this.responseTimeout = timeLimits.getDefaultConfig().getTimeoutDuration();
    }

    @Override
    public GatewayFilter apply(Object config) {
        return new OrderedGatewayFilter(this::filter, ORDER);
    }

    private Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        Route route = exchange.getRequiredAttribute(GATEWAY_ROUTE_ATTR);
        if (RouteMetadata.isWebSocket(route)) { // the client is upgraded before the service is called
            return chain.filter(exchange);
        }
        CallPolicy policy = policies.computeIfAbsent(RouteMetadata.resilience(route), factory::create);
        Mono<Void> call = new ServiceCall(exchange, chain, policy, caller).firstAttempt();
        return policy.protect(RouteMetadata.isStream(route) ? call.transform(this::beginInTime) : call);
    }

    /** A stream has no response time-out, since it is silent for as long as nothing happens. Its head has one. */
    private Mono<Void> beginInTime(Mono<Void> call) {
        return call.timeout(responseTimeout)
                .onErrorMap(TimeoutException.class, _ -> new ResponseStatusException(HttpStatus.GATEWAY_TIMEOUT));
    }
}
