package dev.souk.gateway.docs;

import static org.springframework.web.reactive.function.server.RequestPredicates.path;

import dev.souk.gateway.page.PageHeaders;
import java.util.function.Supplier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.MediaType;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;

/** The events, as Swagger UI shows the REST APIs: a page at {@code /asyncapi.html}, and what it shows as JSON. */
@Configuration(proxyBeanMethods = false)
class AsyncApiPageConfiguration {

    /** Read when somebody asks for it: not every gateway serves a developer, and it would take time of each start. */
    private final Supplier<byte[]> document = SingletonSupplier.of(AsyncApiDocument::asJson);

    @Bean
    RouterFunction<ServerResponse> asyncApiPage() {
        return RouterFunctions.route()
                .resource(path("/asyncapi.html"), new ClassPathResource("static/asyncapi.html"), PageHeaders::add)
                .resources("/asyncapi/**", new ClassPathResource("static/asyncapi/"), PageHeaders::add)
                .GET(
                        "/asyncapi.json",
                        _ -> ServerResponse.ok()
                                .contentType(MediaType.APPLICATION_JSON)
                                .bodyValue(document.get()))
                .build();
    }
}
