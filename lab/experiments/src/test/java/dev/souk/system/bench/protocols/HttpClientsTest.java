package dev.souk.system.bench.protocols;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.souk.system.bench.figure.Latencies;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The clients for HTTP against a server that responds as the gateway does. */
class HttpClientsTest {

    private static final UUID ORDER = new UUID(0, 1);

    private final HttpServer server;
    private final Endpoint endpoint;

    HttpClientsTest() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        serve("/users/me", "application/json", "{\"id\":\"me\"}");
        serve("/orders/%s/events".formatted(ORDER), "text/event-stream", """
                : waiting

                id: 1
                event: status
                data: {"status":"PLACED"}

                id: 2
                event: status
                data: {"status":"STOCK_RESERVED"}

                id: 3
                event: status
                data: {"status":"CONFIRMED"}

                """);
        server.start();
        endpoint = new Endpoint(server.getAddress().getPort(), 0, "token", "me", List.of(ORDER));
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @ParameterizedTest
    @EnumSource(names = {"USER_BY_REST", "USER_BY_GRAPHQL"})
    void theAccountIsTheOneMessageThatComes(Row row) throws IOException {
        serve("/graphql", "application/json", "{\"data\":{\"me\":{\"id\":\"me\"}}}");

        assertThat(recorded(row)).isOne();
    }

    @ParameterizedTest
    @EnumSource(names = {"ORDER_BY_SSE", "ORDER_BY_GRAPHQL"})
    void anOrderIsWatchedToTheEndOfItsStream(Row row) throws IOException {
        serve("/graphql", "text/event-stream", """
                event:next
                data:{"data":{"orderChanged":{"status":"PLACED"}}}

                event:next
                data:{"data":{"orderChanged":{"status":"STOCK_RESERVED"}}}

                event:next
                data:{"data":{"orderChanged":{"status":"CONFIRMED"}}}

                event:complete
                data:{}

                """);

        assertThat(recorded(row)).isOne();
    }

    @Test
    void anotherAccountThanOnesOwnIsAFailure() {
        serve("/graphql", "application/json", "{\"data\":{\"me\":{\"id\":\"another\"}}}");

        assertThatThrownBy(() -> recorded(Row.USER_BY_GRAPHQL))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("another");
    }

    /** How many calls had a first message. */
    private long recorded(Row row) throws IOException {
        var first = new Latencies();
        try (var call = new RepeatedCall(row, endpoint)) {
            call.recordInto(first);
            call.perform();
        }
        return first.count();
    }

    /** Without the token of the customer it is a failure. */
    private void serve(String path, String type, String body) {
        server.createContext(path, exchange -> {
            boolean isKnown = "Bearer token".equals(exchange.getRequestHeaders().getFirst("Authorization"));
            byte[] bytes = body.getBytes(UTF_8);
            exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders().add("Content-Type", type);
            exchange.sendResponseHeaders(isKnown ? 200 : 401, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
    }
}
