package dev.souk.gateway.instances;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.gateway.AbstractGatewayIT;
import java.io.IOException;
import java.io.OutputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResponseWritingIT extends AbstractGatewayIT {

    @ParameterizedTest
    @CsvSource({"1, 1", "1000, 10", "32768, 7", "32769, 7", "500000, 50"})
    void aBodyOfKnownLengthArrivesWholeWithItsLength(int length, int parts) {
        String body = body(length);
        CARTS.behave(exchange -> {
            exchange.sendResponseHeaders(200, length);
            write(exchange.getResponseBody(), body, parts);
        });

        HttpResponse<String> response = callAsUser("GET", "/cart");

        assertThat(response.headers().firstValueAsLong("Content-Length")).hasValue(length);
        assertThat(response.body()).isEqualTo(body);
    }

    @Test
    void aBodyOfUnknownLengthArrivesWhole() {
        String body = body(100_000);
        CARTS.behave(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            write(exchange.getResponseBody(), body, 10);
        });

        assertThat(callAsUser("GET", "/cart").body()).isEqualTo(body);
    }

    @Test
    void anEmptyBodyArrivesAsOne() {
        CARTS.behave(exchange -> {
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });

        HttpResponse<String> response = callAsUser("DELETE", "/cart");

        assertThat(response.statusCode()).isEqualTo(204);
        assertThat(response.body()).isEmpty();
    }

    @Test
    void theLengthThatAServiceWouldSendIsThatOfAHead() {
        CARTS.behave(exchange -> {
            exchange.getResponseHeaders().set("Content-Length", "1000");
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });

        assertThat(callAsUser("HEAD", "/cart").headers().firstValueAsLong("Content-Length"))
                .hasValue(1000);
    }

    /** Nothing of it was sent to the client, so it gets a whole response, which says what happened. */
    @Test
    void aShortBodyThatBreaksOffIsAProblem() {
        CARTS.behave(exchange -> {
            exchange.sendResponseHeaders(200, 1000);
            write(exchange.getResponseBody(), body(10), 1);
        });

        HttpResponse<String> response = callAsUser("POST", "/cart");

        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.body()).contains("was lost");
    }

    private static String body(int length) {
        return "0123456789".repeat(length / 10 + 1).substring(0, length);
    }

    private static void write(OutputStream out, String body, int parts) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        try (out) {
            for (int part = 0; part < parts; part++) {
                int from = bytes.length * part / parts;
                out.write(bytes, from, bytes.length * (part + 1) / parts - from);
                out.flush();
            }
        }
    }
}
