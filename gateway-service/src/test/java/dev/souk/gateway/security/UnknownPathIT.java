package dev.souk.gateway.security;

import dev.souk.gateway.AbstractGatewayIT;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** A gateway that has handlers which nobody has listed, as a new dependency may bring them. */
class UnknownPathIT extends AbstractGatewayIT {

    @ParameterizedTest
    @FieldSource("dev.souk.gateway.MoreOfTheGateway#UNLISTED")
    void whatNoRuleNamesIsNotFoundByAnybody(String path) {
        assertProblem(call("GET", path), 404, "not-found", path);
        assertProblem(callAsUser("POST", path), 404, "not-found", path);
        assertProblem(callAsAdmin("GET", path), 404, "not-found", path);
        assertProblem(call("OPTIONS", path), 404, "not-found", path);
    }
}
