package dev.souk.gateway.problem;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.gateway.AbstractGatewayIT;
import dev.souk.testing.http.RawRequest;
import dev.souk.testing.http.RawResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MalformedRequestHandlerIT extends AbstractGatewayIT {

    @ParameterizedTest
    @CsvSource({
        "GARBAGE,                                                            /",
        "GET /items/%zz HTTP/1.1\\r\\nHost: x\\r\\nConnection: close,          /",
        "GET /items?page=<> HTTP/1.1\\r\\nHost: x\\r\\nConnection: close,      /items",
        "GET /items?page=2 HTTP/1.1\\r\\nHost: x\\r\\nContent-Length: abc,     /items"
    })
    void aMalformedRequestIsABadRequestProblemWithItsPathWhereThatCanBeRead(String sent, String path) {
        assertProblem(sent.translateEscapes(), 400, "bad-request", path);
    }

    @ParameterizedTest
    @ValueSource(ints = {6_000, 60_000})
    void headersThatAreTooLargeAreAProblemAndReachNoService(int length) {
        String head = "GET /items HTTP/1.1\r\nHost: x\r\nX-Pad: " + "a".repeat(length);

        assertProblem(head, 431, "headers-too-large", "/items");
        assertThat(CARTS.received()).isEmpty();
    }

    @Test
    void headersThatAreTooManyAreTheSameProblem() {
        String head = "GET /items HTTP/1.1\r\nHost: x\r\n" + "a:\r\n".repeat(99);

        assertThat(new RawRequest(head + "Connection: close\r\n", "")
                        .sendTo(uri("/"))
                        .status())
                .isEqualTo(431);
        assertProblem(head + "a:\r\n".repeat(900), 431, "headers-too-large", "/items");
        assertThat(CARTS.received()).isEmpty();
    }

    private void assertProblem(String head, int status, String slug, String path) {
        RawResponse response = new RawRequest(head + "\r\n", "").sendTo(uri("/"));

        assertThat(response.status()).as(response.toString()).isEqualTo(status);
        assertThat(response.isProblemOfTheCaller(path)).as(response.toString()).isTrue();
        assertThat(response.body()).contains("\"/problems/" + slug + "\"");
    }
}
