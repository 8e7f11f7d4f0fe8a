package dev.souk.gateway.instances;

import static org.springframework.cloud.gateway.filter.ReactiveLoadBalancerClientFilter.LOAD_BALANCER_CLIENT_FILTER_ORDER;
import static org.springframework.cloud.gateway.support.ServerWebExchangeUtils.GATEWAY_ROUTE_ATTR;

import dev.souk.common.loadbalancing.BalancedInstance;
import dev.souk.common.loadbalancing.ServiceLoadBalancer;
import dev.souk.common.loadbalancing.endpoint.CallOutcome;
import dev.souk.common.loadbalancing.pool.EndpointCall;
import dev.souk.gateway.routing.WebSocketRoutes;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.core.Ordered;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Tells the load balancer when a call to an instance begins and how it ends. What follows in the chain ends when the
 * response begins; the body is written outside. A retry passes this filter again, with another instance. For a
 * WebSocket the chain ends before the instance is called, so its client does this.
 */
@Component
class InstanceCallFilter implements GlobalFilter, Ordered {

    /** Right after the filter that chooses the instance. */
    @Override
    public int getOrder() {
        return LOAD_BALANCER_CLIENT_FILTER_ORDER + 1;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        BalancedInstance instance = ChosenInstance.of(exchange);
        if (instance == null || WebSocketRoutes.include(exchange.getRequiredAttribute(GATEWAY_ROUTE_ATTR))) {
            return chain.filter(exchange);
        }
        EndpointCall<?> call = instance.begin();
        return chain.filter(exchange)
                .doOnSuccess(_ -> call.end(outcome(exchange.getResponse().getStatusCode())))
                .doOnError(failure -> {
                    call.end(FailedCalls.outcome(failure));
                    exchange.getAttributes().put(ServiceLoadBalancer.PREVIOUS_INSTANCE, instance);
                })
                .doOnCancel(() -> call.end(CallOutcome.CANCELLED));
    }

    private static CallOutcome outcome(@Nullable HttpStatusCode status) {
        return status == null ? CallOutcome.SUCCESS : CallOutcome.ofStatus(status.value());
    }
}
