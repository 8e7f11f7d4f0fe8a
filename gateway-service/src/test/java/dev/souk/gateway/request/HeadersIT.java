package dev.souk.gateway.request;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.Headers;
import dev.souk.gateway.FakeService;
import dev.souk.gateway.GatewayIT;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeadersIT extends GatewayIT {

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
                "X-Real-IP"
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
    void everyResponseHasOneTraceIdAndTheServiceContinuesTheTrace() {
        CARTS.behave(exchange -> {
            exchange.getResponseHeaders().set("X-Trace-Id", "set-by-the-service");
            FakeService.send(exchange, 200, "{}");
        });

        HttpResponse<String> answer = call("GET", "/items");

        String traceId = answer.headers().allValues("X-Trace-Id").getFirst();
        assertThat(answer.headers().allValues("X-Trace-Id")).hasSize(1);
        assertThat(CARTS.received().getFirst().headers().get("traceparent"))
                .hasSize(1)
                .allMatch(parent -> parent.matches("00-" + traceId + "-[0-9a-f]{16}-0[13]"));
    }

    @Test
    void theTraceOfTheCallerIsContinued() {
        String traceId = "0af7651916cd43dd8448eb211c80319c";

        HttpResponse<String> answer = call(
                "GET", "/items", request -> request.header("traceparent", "00-" + traceId + "-b7ad6b7169203331-01"));

        assertThat(answer.headers().firstValue("X-Trace-Id")).contains(traceId);
        assertThat(CARTS.received().getFirst().headers().getFirst("traceparent"))
                .startsWith("00-" + traceId + "-");
    }

    private Headers received(String header, String value) {
        call("GET", "/items", request -> request.header(header, value));
        return CARTS.received().getFirst().headers();
    }
}
