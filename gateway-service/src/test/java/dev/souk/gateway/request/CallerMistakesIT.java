package dev.souk.gateway.request;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.gateway.AbstractGatewayIT;
import dev.souk.testing.http.CallerMistakes;
import dev.souk.testing.http.DefectLog;
import dev.souk.testing.http.RawRequest;
import dev.souk.testing.http.RawResponse;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallerMistakesIT extends AbstractGatewayIT {

    /** What only a service can reject is not sent: the fake ones take everything. */
    @ParameterizedTest
    @CsvSource({
        "GET, /items, ''",
        "GET, /items/{id}, ''",
        "GET, /cart, ''",
        "GET, /orders/{id}/events, ''",
        "POST, /orders, {}",
        "POST, /sessions, {}",
        "PATCH, /users/{id}, {}",
        "GET, /problems/bad-request, ''"
    })
    void aMistakeOfTheCallerIsAProblemAndNoDefect(String method, String path, String body) {
        String headers = "Authorization: Bearer %s\r\nContent-Type: application/json\r\n"
                .formatted(ISSUER.tokenOf(UUID.randomUUID().toString()));
        try (var defects = new DefectLog()) {
            assertThat(new CallerMistakes(method, path, headers, body).notUnderstoodByAProxy(uri("/")))
                    .isEmpty();
            assertThat(defects.lines()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"PROPFIND", "FOO", "get", "TRACE"})
    void aMethodThatNoResourceHasIsNotAllowed(String method) {
        RawResponse response = RawRequest.of(method, "/items", "", "").sendTo(uri("/"));

        assertThat(response.status()).isEqualTo(405);
        assertThat(response.headers()).contains("\r\nallow: ");
        assertThat(response.isProblemOfTheCaller("/items"))
                .as(response.toString())
                .isTrue();
        assertThat(CARTS.received()).isEmpty();
    }

    @Test
    void aContentCodingIsRejectedWithTheOneThatIsRead() {
        RawResponse response = RawRequest.of("POST", "/sessions", "Content-Encoding: gzip\r\n", "{}")
                .sendTo(uri("/"));

        assertThat(response.status()).isEqualTo(415);
        assertThat(response.headers()).contains("\r\naccept-encoding: identity");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/items", "/items?limit=1", "/problems/bad-request", "/shop/app.js", "/v3/api-docs/cart-service"
            })
    void http10NeedsNoHost(String target) {
        assertThat(new RawRequest("GET " + target + " HTTP/1.0\r\n", "")
                        .sendTo(uri("/"))
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "GET /items/%zz HTTP/1.1, /",
        "GET /items?x=%zz HTTP/1.1, /items",
        "GET // HTTP/1.1, /",
        "GET http://shop.example// HTTP/1.1, /",
        "GET http://shop.example/items?a|b HTTP/1.1, /items",
        "PROPFIND http://shop.example HTTP/1.1, /",
        "GARBAGE, /"
    })
    void aRequestLineThatCannotBeReadIsAProblemOfItsPath(String line, String path) {
        RawResponse response =
                new RawRequest(line + "\r\nHost: localhost\r\nConnection: close\r\n", "").sendTo(uri("/"));

        assertThat(response.isProblemOfTheCaller(path)).as(response.toString()).isTrue();
    }
}
