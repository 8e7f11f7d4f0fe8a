package dev.souk.gateway.resilience;

import java.util.List;
import java.util.Objects;
import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.cloud.gateway.filter.factory.AbstractGatewayFilterFactory;
import org.springframework.cloud.gateway.filter.factory.AbstractGatewayFilterFactory.NameConfig;

/**
 * A filter whose only argument is the name of its settings in {@code resilience4j.*}: {@code Filter=name} in a route.
 */
abstract class NamedGatewayFilterFactory extends AbstractGatewayFilterFactory<NameConfig> {

    NamedGatewayFilterFactory() {
        super(NameConfig.class);
    }

    @Override
    public final List<String> shortcutFieldOrder() {
        return List.of(NAME_KEY);
    }

    @Override
    public final GatewayFilter apply(NameConfig config) {
        return filter(Objects.requireNonNull(config.getName(), "a name in the route"));
    }

    abstract GatewayFilter filter(String name);
}
