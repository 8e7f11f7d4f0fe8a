package dev.souk.gateway.shop;

import static org.springframework.web.reactive.function.server.RequestPredicates.path;

import dev.souk.gateway.page.PageHeaders;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;

/** Serves {@code static/index.html} at {@code /}, and {@code static/shop} at {@code /shop}. */
@Configuration(proxyBeanMethods = false)
class ShopPageConfiguration {

    @Bean
    RouterFunction<ServerResponse> shopPage() {
        return RouterFunctions.route()
                .resource(path("/"), new ClassPathResource("static/index.html"), PageHeaders::add)
                .resources("/shop/**", new ClassPathResource("static/shop/"), PageHeaders::add)
                .build();
    }
}
