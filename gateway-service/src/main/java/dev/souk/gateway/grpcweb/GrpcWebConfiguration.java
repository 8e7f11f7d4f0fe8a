package dev.souk.gateway.grpcweb;

import static org.springframework.web.reactive.function.server.RequestPredicates.POST;

import dev.souk.gateway.grpc.LocalCalls;
import dev.souk.gateway.ratelimit.RateLimitFilter;
import dev.souk.gateway.request.RequestBodies;
import dev.souk.gateway.request.TrustedProxies;
import dev.souk.gateway.routing.GrpcWebPaths;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;

/** gRPC for browsers, by HTTP. */
@Configuration(proxyBeanMethods = false)
@Profile("grpc")
class GrpcWebConfiguration {

    @Bean
    RouterFunction<ServerResponse> grpcWeb(
            GrpcWebPaths paths,
            LocalCalls calls,
            RequestBodies bodies,
            TrustedProxies proxies,
            RateLimitFilter rateLimit) {
        return RouterFunctions.route(
                POST("/{service}/{method}") // for metrics, which have the pattern
                        .and(request -> paths.include(request.exchange().getRequest())),
                new GrpcWebHandler(calls, bodies, proxies, rateLimit));
    }
}
