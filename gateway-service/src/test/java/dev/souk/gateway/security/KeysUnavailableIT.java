package dev.souk.gateway.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.gateway.AbstractShortTimeoutsIT;
import dev.souk.gateway.FakeService;
import org.junit.jupiter.api.Test;

/** In a gateway of its own, which has not fetched the keys yet. */
class KeysUnavailableIT extends AbstractShortTimeoutsIT {

    @Test
    void withoutKeysEveryTokenIsA503UntilUserServiceIsAvailable() {
        USERS.kill();
        var response = callAsUser("GET", "/cart");
        assertProblem(response, 503, "service-unavailable", "/cart");
        assertThat(response.headers().firstValue("Retry-After")).hasValue("2");

        USERS.revive();
        USERS.behave(exchange -> FakeService.send(exchange, 200, ISSUER.jwks()));
        assertThat(callAsUser("GET", "/cart").statusCode()).isEqualTo(200);

        USERS.kill();
        assertThat(callAsUser("GET", "/cart").statusCode()).isEqualTo(200);
    }
}
