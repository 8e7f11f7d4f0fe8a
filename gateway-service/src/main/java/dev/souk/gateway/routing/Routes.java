package dev.souk.gateway.routing;

import static org.springframework.cloud.gateway.support.RouteMetadataUtils.RESPONSE_TIMEOUT_ATTR;

import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.cloud.gateway.route.RouteLocator;
import org.springframework.cloud.gateway.route.builder.GatewayFilterSpec;
import org.springframework.cloud.gateway.route.builder.RouteLocatorBuilder;
import org.springframework.cloud.gateway.route.builder.UriSpec;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The routes: a service's paths and its API description go to one of its instances, through one breaker for each
 * service.
 */
@Configuration(proxyBeanMethods = false)
class Routes {

    private static final int NO_TIMEOUT = -1;

    @Bean
    RouteLocator soukRoutes(RouteLocatorBuilder builder, FailOverGatewayFilterFactory failOver) {
        RouteLocatorBuilder.Builder routes = builder.routes();
        routes.route(
                "order-service-events",
                route -> route.path("/orders/{id}/events")
                        .filters(filters -> guarded(filters, Backend.ORDER, failOver))
                        // A stream of events may say nothing for as long as nothing happens.
                        .metadata(RESPONSE_TIMEOUT_ATTR, NO_TIMEOUT)
                        .uri(balanced(Backend.ORDER)));
        for (Backend backend : Backend.values()) {
            routes.route(
                    backend.serviceId(),
                    route -> route.path(backend.paths().toArray(String[]::new))
                            .filters(filters -> guarded(filters, backend, failOver))
                            .uri(balanced(backend)));
            routes.route(
                    backend.serviceId() + "-api",
                    route -> route.path(backend.apiDocsPath())
                            .filters(filters -> guarded(filters.setPath("/v3/api-docs"), backend, failOver))
                            .uri(balanced(backend)));
            routes.route(
                    backend.serviceId() + "-admin",
                    route -> route.path(backend.adminPath())
                            .filters(filters -> guarded(ownAdminPath(filters, backend), backend, failOver))
                            .uri(balanced(backend)));
        }
        return routes.build();
    }

    /** The breaker is outside, so that a call that another instance saved is a success to it. */
    private static UriSpec guarded(GatewayFilterSpec filters, Backend backend, GatewayFilter failOver) {
        return filters.circuitBreaker(breaker -> breaker.setName(backend.serviceId()))
                .filter(failOver);
    }

    private static GatewayFilterSpec ownAdminPath(GatewayFilterSpec filters, Backend backend) {
        return filters.rewritePath("^/admin/" + backend.serviceId(), "/admin");
    }

    private static String balanced(Backend backend) {
        return "lb://" + backend.serviceId();
    }
}
