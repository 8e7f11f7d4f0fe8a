package dev.souk.gateway.instances;

import static org.springframework.cloud.gateway.support.ServerWebExchangeUtils.GATEWAY_LOADBALANCER_RESPONSE_ATTR;

import dev.souk.common.loadbalancing.BalancedInstance;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.client.ServiceInstance;
import org.springframework.cloud.client.loadbalancer.Response;
import org.springframework.web.server.ServerWebExchange;

/** Finds the instance that the load balancer has chosen for a request. */
public final class ChosenInstance {

    private ChosenInstance() {}

    /** Null if the route names a host instead of a service. */
    public static @Nullable BalancedInstance of(ServerWebExchange exchange) {
        Response<ServiceInstance> response = exchange.getAttribute(GATEWAY_LOADBALANCER_RESPONSE_ATTR);
        return response != null && response.getServer() instanceof BalancedInstance instance ? instance : null;
    }
}
