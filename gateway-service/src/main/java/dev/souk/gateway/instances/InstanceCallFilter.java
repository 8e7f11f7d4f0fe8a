package dev.souk.gateway.instances;

import static org.springframework.cloud.gateway.filter.ReactiveLoadBalancerClientFilter.LOAD_BALANCER_CLIENT_FILTER_ORDER;
import static org.springframework.cloud.gateway.support.ServerWebExchangeUtils.GATEWAY_REQUEST_URL_ATTR;

import dev.souk.common.deadline.Deadline;
import dev.souk.common.loadbalancing.BalancedCall;
import dev.souk.common.loadbalancing.BalancedInstance;
import dev.souk.common.loadbalancing.BalancedServices;
import dev.souk.common.loadbalancing.CallOutcome;
import dev.souk.gateway.resilience.CallFailureClassifier;
import dev.souk.gateway.routing.RoutedPath;
import dev.souk.gateway.routing.RoutedPaths;
import io.netty.handler.timeout.ReadTimeoutException;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.cloud.gateway.support.NotFoundException;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Chooses an instance of the route's service, and tells the load balancer when the call to it begins and how it ends.
 * It stands in the place of Spring Cloud Gateway's filters {@code RouteToRequestUrl} and
 * {@code ReactiveLoadBalancerClient}, which do the same for a load balancer that has to be waited for.
 *
 * <p>What follows in the chain ends when the response begins; the body is written outside. A retry passes this filter
 * again, and gets another instance if there is one. For a WebSocket the chain ends before the instance is called: it is
 * no call for the load balancer, which learns from the others how the instance does.
 */
@Component
@Order(LOAD_BALANCER_CLIENT_FILTER_ORDER)
record InstanceCallFilter(BalancedServices services) implements GlobalFilter {

    private static final String INSTANCE = InstanceCallFilter.class.getName();
    private static final Mono<Void> TOO_LATE = Mono.error(ReadTimeoutException.INSTANCE); // to begin a stream

    /** The instance that was chosen for a request; null before. */
    static @Nullable BalancedInstance instance(ServerWebExchange exchange) {
        return exchange.getAttribute(INSTANCE);
    }

    /** What the failure of a call says about the instance, for the load balancer. */
    private static CallOutcome outcome(Throwable failure) {
        return CallFailureClassifier.isConnectionFailure(failure) || CallFailureClassifier.isUnreadable(failure)
                ? CallOutcome.UNREACHABLE
                : CallOutcome.ERROR;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        RoutedPath path = RoutedPaths.of(exchange);
        BalancedInstance instance = services.of(path.service()).instance(instance(exchange));
        if (instance == null) {
            return Mono.error(NotFoundException.create(false, "Unable to find instance for " + path.service()));
        }
        URI target = target(instance, exchange.getRequest().getURI());
        exchange.getAttributes().put(INSTANCE, instance);
        exchange.getAttributes().put(GATEWAY_REQUEST_URL_ATTR, target);
        Mono<Void> response = chain.filter(exchange);
        Mono<Void> watched = path.isStream() ? response.timeout(path.timeLimit(), TOO_LATE) : response;
        return path.isWebSocket() ? response : call(instance, exchange, watched);
    }

    private static Mono<Void> call(BalancedInstance instance, ServerWebExchange exchange, Mono<Void> response) {
        BalancedCall call = instance.begin();
        return response.doOnSuccess(_ -> call.end(outcome(exchange)))
                .doOnError(failure -> call.end(outcome(failure)))
                .doOnCancel(() -> call.end(CallOutcome.CANCELLED));
    }

    /** Path and query stay as the caller has encoded them. */
    private static URI target(BalancedInstance instance, URI request) {
        String query = request.getRawQuery() == null ? "" : "?" + request.getRawQuery();
        String scheme = instance.isSecure() ? "https://" : "http://";
        return URI.create(scheme + instance.getHost() + ":" + instance.getPort() + request.getRawPath() + query);
    }

    /** A client that waits as briefly as it likes says nothing about the instance. */
    private static CallOutcome outcome(ServerWebExchange exchange) {
        HttpStatusCode status = exchange.getResponse().getStatusCode();
        boolean isLate = exchange.getAttribute(Deadline.class.getName()) instanceof Deadline time && time.isOver();
        return status == null || (isLate && status.value() == 503)
                ? CallOutcome.CANCELLED
                : CallOutcome.ofStatus(status.value());
    }
}
