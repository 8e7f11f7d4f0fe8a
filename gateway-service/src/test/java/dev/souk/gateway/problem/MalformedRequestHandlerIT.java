package dev.souk.gateway.problem;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.gateway.GatewayIT;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MalformedRequestHandlerIT extends GatewayIT {

    @ParameterizedTest
    @CsvSource({
        "GARBAGE,                                                            /",
        "GET /items/%zz HTTP/1.1\\r\\nHost: x\\r\\nConnection: close,          /",
        "GET /items?page=<> HTTP/1.1\\r\\nHost: x\\r\\nConnection: close,      /items",
        "GET /items?page=2 HTTP/1.1\\r\\nHost: x\\r\\nContent-Length: abc,     /items"
    })
    void aMalformedRequestIsABadRequestProblemWithItsPathWhereThatCanBeRead(String sent, String path)
            throws IOException {
        assertThat(answerTo(sent.translateEscapes() + "\r\n\r\n"))
                .startsWith("HTTP/1.1 400 ")
                .contains("content-type: application/problem+json", "/problems/bad-request")
                .contains("\"instance\":\"" + path + "\"");
    }

    @ParameterizedTest
    @ValueSource(ints = {6_000, 60_000})
    void headersThatAreTooLargeAreAProblemAndReachNoService(int length) throws IOException {
        assertThat(answerTo("GET /items HTTP/1.1\r\nHost: x\r\nX-Pad: " + "a".repeat(length) + "\r\n\r\n"))
                .startsWith("HTTP/1.1 431 ")
                .contains("content-type: application/problem+json", "/problems/headers-too-large", "\"status\":431")
                .contains("\"instance\":\"/items\"");
        assertThat(CARTS.received()).isEmpty();
    }

    private String answerTo(String request) throws IOException {
        try (Socket socket = new Socket("localhost", uri("/").getPort())) {
            socket.setSoTimeout(5_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
