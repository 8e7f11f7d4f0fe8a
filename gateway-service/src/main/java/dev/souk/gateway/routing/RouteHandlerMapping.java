package dev.souk.gateway.routing;

import java.util.Map;
import org.springframework.cloud.gateway.config.GlobalCorsProperties;
import org.springframework.cloud.gateway.handler.FilteringWebHandler;
import org.springframework.cloud.gateway.handler.RoutePredicateHandlerMapping;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.route.RouteLocator;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Takes the route that was looked up already, instead of asking the predicates of one route after the other. */
@Component
class RouteHandlerMapping extends RoutePredicateHandlerMapping {

    private final Mono<Map<String, Route>> routes;

    RouteHandlerMapping(
            FilteringWebHandler handler, RouteLocator routes, GlobalCorsProperties cors, Environment environment) {
        super(handler, routes, cors, environment);
        this.routes = routes.getRoutes().collectMap(Route::getId).cache();
    }

    @Override
    protected Mono<Route> lookupRoute(ServerWebExchange exchange) {
        RoutedPath path = RoutedPaths.known(exchange);
        return path == null ? Mono.empty() : routes.mapNotNull(byId -> byId.get(path.routeId()));
    }
}
