package dev.souk.gateway.routing;

import jakarta.validation.Valid;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.cloud.gateway.route.RouteDefinition;
import org.springframework.cloud.gateway.route.RouteDefinitionLocator;
import org.springframework.validation.annotation.Validated;
import reactor.core.publisher.Flux;

/**
 * The routes of optional parts. Each part has a file of its own, {@code gateway.yml}, and Spring merges maps from
 * several files, but not lists as those of the gateway.
 *
 * @param routes by id, each with the same properties as a route of the gateway
 */
@Validated
@ConfigurationProperties("souk.gateway")
record PartRoutesProperties(@DefaultValue @Valid Map<String, RouteDefinition> routes)
        implements RouteDefinitionLocator {

    PartRoutesProperties {
        routes.forEach((id, route) -> route.setId(id));
    }

    @Override
    public Flux<RouteDefinition> getRouteDefinitions() {
        return Flux.fromIterable(routes.values());
    }
}
