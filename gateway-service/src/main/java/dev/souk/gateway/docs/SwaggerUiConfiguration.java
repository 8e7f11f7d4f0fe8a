package dev.souk.gateway.docs;

import java.net.URI;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;

/**
 * Redirects to Swagger UI. Its files come from a webjar, the list of services from
 * {@code static/swagger-ui/swagger-initializer.js}.
 */
@Configuration(proxyBeanMethods = false)
class SwaggerUiConfiguration {

    @Bean
    RouterFunction<ServerResponse> swaggerUiPage() {
        return RouterFunctions.route()
                .GET(
                        "/swagger-ui.html",
                        request -> ServerResponse.temporaryRedirect(URI.create("/swagger-ui/index.html"))
                                .build())
                .build();
    }
}
