package dev.souk.gateway.security;

import dev.souk.gateway.GatewayIT;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.web.reactive.function.server.RequestPredicates;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;

/** A gateway that has handlers which nobody has listed, as a new dependency may bring them. */
class UnknownPathIT extends GatewayIT {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/internal/settings",
                "/actuator/heapdump",
                "/graphiql/a/b",
                "/h2-console/login.do",
                "/index.html"
            })
    void whatNoRuleNamesIsNotFoundByAnybody(String path) {
        assertProblem(call("GET", path), 404, "not-found", path);
        assertProblem(callAsUser("POST", path), 404, "not-found", path);
        assertProblem(callAsAdmin("GET", path), 404, "not-found", path);
        assertProblem(call("OPTIONS", path), 404, "not-found", path);
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class UnlistedHandlers {

        @Bean
        RouterFunction<ServerResponse> everyPathHasAHandler() {
            return RouterFunctions.route(
                    RequestPredicates.path("/**"), _ -> ServerResponse.ok().bodyValue("secret"));
        }
    }
}
