package dev.souk.common.observability;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.tracing.exporter.FinishedSpan;
import io.micrometer.tracing.otel.bridge.OtelFinishedSpan;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SemanticConventionsTest {

    @Test
    void aRequestIsNamedByMethodAndRoute() {
        FinishedSpan span = converted(
                SpanKind.SERVER,
                Map.of(
                        "method",
                        "GET",
                        "uri",
                        "/orders/{id}",
                        "http.url",
                        "/orders/7",
                        "status",
                        "200",
                        "exception",
                        "none"));

        assertThat(span.getName()).isEqualTo("GET /orders/{id}");
        assertThat(span.getTypedTags())
                .containsOnly(
                        Map.entry("http.request.method", "GET"),
                        Map.entry("http.route", "/orders/{id}"),
                        Map.entry("url.path", "/orders/7"),
                        Map.entry("http.response.status_code", 200L));
    }

    @Test
    void aRequestWithoutARouteIsNamedByItsMethod() {
        FinishedSpan span = converted(SpanKind.SERVER, Map.of("method", "POST", "uri", "UNKNOWN", "status", "503"));

        assertThat(span.getName()).isEqualTo("POST");
        assertThat(span.getTypedTags()).doesNotContainKey("http.route");
    }

    @Test
    void aRequestThatAServerFailsAtIsAnErrorAndAMistakeOfItsCallerIsNone() {
        assertThat(status("500")).isEqualTo(StatusCode.ERROR);
        assertThat(status("503")).isEqualTo(StatusCode.ERROR);
        assertThat(status("404")).isEqualTo(StatusCode.UNSET);
    }

    private static StatusCode status(String response) {
        FinishedSpan span = converted(SpanKind.SERVER, Map.of("method", "GET", "status", response));
        return OtelFinishedSpan.toOtel(span).getStatus().getStatusCode();
    }

    @Test
    void aCallNamesItsServerAndItsTemplate() {
        FinishedSpan span = converted(
                SpanKind.CLIENT,
                Map.of(
                        "method", "GET",
                        "uri", "/cart",
                        "http.url", "http://cart-service/cart",
                        "client.name", "cart-service",
                        "status", "CLIENT_ERROR",
                        "exception", "ConnectException"));

        assertThat(span.getName()).isEqualTo("GET /cart");
        assertThat(span.getTypedTags())
                .containsEntry("server.address", "cart-service")
                .containsEntry("url.full", "http://cart-service/cart")
                .containsEntry("http.response.status_code", "CLIENT_ERROR")
                .containsEntry("error.type", "ConnectException");
    }

    @Test
    void anAddressHasNoQueryInWhichATokenCouldBe() {
        FinishedSpan span = converted(
                SpanKind.CLIENT, Map.of("http.uri", "http://user-service/connect/logout?id_token_hint=eyJhbGci"));

        assertThat(span.getTypedTags()).containsEntry("url.full", "http://user-service/connect/logout");
    }

    @Test
    void aRecordIsNamedByOperationAndTopic() {
        FinishedSpan span = converted(
                SpanKind.CONSUMER,
                Map.of(
                        "messaging.source.name",
                        "souk.orders",
                        "messaging.operation",
                        "process",
                        "peer.service",
                        "Apache Kafka"));

        assertThat(span.getName()).isEqualTo("process souk.orders");
        assertThat(span.getTypedTags())
                .containsOnly(
                        Map.entry("messaging.destination.name", "souk.orders"),
                        Map.entry("messaging.operation.name", "process"));
    }

    @Test
    void anythingElseKeepsItsName() {
        assertThat(converted(SpanKind.INTERNAL, Map.of("outcome", "SUCCESS")).getName())
                .isEqualTo("a name of Spring");
    }

    private static FinishedSpan converted(SpanKind kind, Map<String, String> tags) {
        List<FinishedSpan> ended = new ArrayList<>();
        AttributesBuilder attributes = Attributes.builder();
        tags.forEach(attributes::put);
        try (SdkTracerProvider provider = SdkTracerProvider.builder()
                .addSpanProcessor(new EndedSpans(span -> ended.add(OtelFinishedSpan.fromOtel(span.toSpanData()))))
                .build()) {
            provider.get("test")
                    .spanBuilder("a name of Spring")
                    .setSpanKind(kind)
                    .setAllAttributes(attributes.build())
                    .startSpan()
                    .end();
        }
        return new SemanticConventions().map(ended.getFirst());
    }
}
