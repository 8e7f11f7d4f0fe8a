package dev.souk.gateway;

import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.List;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.web.reactive.function.server.RequestPredicate;
import org.springframework.web.reactive.function.server.RequestPredicates;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;

/** What single tests need, and the others do not see: each context more costs seconds. */
@TestConfiguration(proxyBeanMethods = false)
public class MoreOfTheGateway {

    /** Paths with a handler, which no rule of the security configuration names. */
    public static final List<String> UNLISTED = List.of(
            "/internal/settings", "/actuator/threaddump", "/graphiql/a/b", "/h2-console/login.do", "/index.html");

    /** Spans are recorded, and said to be, only where they are exported. */
    @Bean
    SpanExporter nowhere() {
        return SpanExporter.composite();
    }

    @Bean
    RouterFunction<ServerResponse> unlistedHandlers() {
        RequestPredicate unlisted = UNLISTED.stream()
                .map(RequestPredicates::path)
                .reduce(RequestPredicate::or)
                .orElseThrow();
        return RouterFunctions.route(unlisted, _ -> ServerResponse.ok().bodyValue("secret"));
    }
}
