package dev.souk.gateway.request;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.Headers;
import dev.souk.gateway.AbstractGatewayIT;
import dev.souk.gateway.FakeService;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeadersIT extends AbstractGatewayIT {

    /** Of which no response is stored. */
    private static final String PATH = "/v3/api-docs/cart-service";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-User-Id",
                "x-user-role",
                "X-Internal-Call",
                "X-INTERNAL-x",
                "Forwarded",
                "X-Forwarded-Prefix",
                "X-Forwarded-Port",
                "X-Real-IP",
                "Origin"
            })
    void untrustedHeadersAreRemoved(String header) {
        assertThat(received(header, "evil").get(header)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto"})
    void forwardingHeadersAreWrittenByTheGateway(String header) {
        List<String> values = received(header, "evil").get(header);

        assertThat(values).hasSize(1).allMatch(value -> value.matches("127\\.0\\.0\\.1|localhost:\\d+|http"));
    }

    @Test
    void otherHeadersAreForwarded() {
        assertThat(received("X-Request-Note", "hello").get("X-Request-Note")).containsExactly("hello");
    }

    @Test
    void headersOfTheConnectionToAServiceStayThere() {
        CARTS.behave(exchange -> {
            exchange.getResponseHeaders().set("Connection", "X-Hop");
            exchange.getResponseHeaders().set("X-Hop", "1");
            exchange.getResponseHeaders().set("Keep-Alive", "timeout=7");
            FakeService.send(exchange, 200, "{}");
        });

        HttpResponse<String> response = call("GET", PATH);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().map()).doesNotContainKeys("X-Hop", "Keep-Alive");
    }

    @Test
    void everyResponseHasOneTraceIdAndTheServiceContinuesTheTrace() {
        CARTS.behave(exchange -> {
            String parent = exchange.getRequestHeaders().getFirst("traceparent");
            exchange.getResponseHeaders().set("X-Trace-Id", parent.substring(3, 35)); // as the services do
            FakeService.send(exchange, 200, "{}");
        });

        HttpResponse<String> response = call("GET", PATH);

        String traceId = response.headers().allValues("X-Trace-Id").getFirst();
        assertThat(response.headers().allValues("X-Trace-Id")).hasSize(1);
        assertThat(CARTS.received().getFirst().headers().get("traceparent"))
                .hasSize(1)
                .allMatch(parent -> parent.matches("00-" + traceId + "-[0-9a-f]{16}-0[13]"));
    }

    /** Not sampled, if the gateway believed it. */
    @Test
    void theTraceOfTheCallerEndsAtTheGateway() {
        String traceId = "0af7651916cd43dd8448eb211c80319c";

        HttpResponse<String> response = call(
                "GET",
                PATH,
                request -> request.header("traceparent", "00-" + traceId + "-b7ad6b7169203331-00")
                        .header("tracestate", "vendor=1")
                        .header("baggage", "user=admin"));

        String ownTraceId = response.headers().firstValue("X-Trace-Id").orElseThrow();
        assertThat(ownTraceId).isNotEqualTo(traceId);
        Headers forwarded = CARTS.received().getFirst().headers();
        assertThat(forwarded.get("traceparent"))
                .hasSize(1)
                .allMatch(parent -> parent.matches("00-" + ownTraceId + "-[0-9a-f]{16}-0[13]"));
        assertThat(forwarded).doesNotContainKeys("Tracestate", "Baggage");
    }

    @Test
    void aRequestToUpgradeTheConnectionIsAnOrdinaryRequest() throws IOException {
        try (var socket = new Socket("localhost", uri("/").getPort())) {
            socket.setSoTimeout((int) TIMEOUT.toMillis());
            socket.getOutputStream().write("""
                    GET /items HTTP/1.1\r
                    Host: x\r
                    Connection: Upgrade\r
                    Upgrade: websocket\r
                    Sec-WebSocket-Version: 13\r
                    Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
                    \r
                    """.getBytes(StandardCharsets.US_ASCII));

            assertThat(new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII))
                    .isEqualTo("HTTP/1.1 200");
        }
        assertThat(CARTS.received().getFirst().headers()).doesNotContainKeys("Upgrade");
    }

    @Test
    void aHostThatIsNoHostNameIsRejected() throws IOException {
        try (var socket = new Socket("localhost", uri("/").getPort())) {
            socket.setSoTimeout((int) TIMEOUT.toMillis());
            socket.getOutputStream()
                    .write("GET /items HTTP/1.1\r\nHost: %s\r\n\r\n"
                            .formatted("h".repeat(1_000))
                            .getBytes(StandardCharsets.US_ASCII));

            assertThat(new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII))
                    .isEqualTo("HTTP/1.1 400");
        }
        assertThat(CARTS.received()).isEmpty();
    }

    private Headers received(String header, String value) {
        call("GET", PATH, request -> request.header(header, value));
        return CARTS.received().getFirst().headers();
    }
}
