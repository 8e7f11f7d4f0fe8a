package dev.souk.gateway.routing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.gateway.AbstractGatewayIT;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.cloud.gateway.config.GatewayProperties;
import org.springframework.cloud.gateway.route.RouteDefinitionLocator;

/** A gateway without optional parts. */
class PartRoutesIT extends AbstractGatewayIT {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/graphql",
                "/ws",
                "/graphiql",
                "/graphiql/page.js",
                "/statistics/orders",
                "/login",
                "/oauth2/token"
            })
    void aPathOfAPartThatIsOffIsUnknown(String path) {
        assertProblem(callAsUser("POST", path), 404, "not-found", path);
        assertProblem(call("GET", path), 404, "not-found", path);
    }

    @Test
    void theRoutesOfTheCoreAreAll(@Autowired RouteDefinitionLocator routes, @Autowired GatewayProperties core) {
        assertThat(routes.getRouteDefinitions().toStream()).containsExactlyElementsOf(core.getRoutes());
    }
}
