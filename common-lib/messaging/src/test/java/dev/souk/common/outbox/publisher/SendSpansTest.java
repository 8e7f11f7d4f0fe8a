package dev.souk.common.outbox.publisher;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.tracing.otel.bridge.OtelPropagator;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SendSpansTest {

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String WRITER = "00f067aa0ba902b7";

    private final io.opentelemetry.api.trace.Tracer tracer =
            SdkTracerProvider.builder().build().get("test");
    private final SendSpans spans = new SendSpans(
            new OtelPropagator(ContextPropagators.create(W3CTraceContextPropagator.getInstance()), tracer));

    /** 03: sampled, and of a trace id that is random. */
    @ParameterizedTest
    @ValueSource(strings = {"01", "03"})
    void anEventOfASampledTraceContinuesTheSpanThatSendsIt(String flags) {
        SendSpans.Sending sending = spans.begin(row("00-" + TRACE + "-" + WRITER + "-" + flags));

        assertThat(sending.span().context().traceId()).isEqualTo(TRACE);
        assertThat(sending.span().context().parentId()).isEqualTo(WRITER);
        assertThat(sending.row().traceparent())
                .startsWith("00-" + TRACE + "-" + sending.span().context().spanId());
    }

    @Test
    void anEventOfAnotherTraceIsSentAsItIs() {
        OutboxRow unsampled = row("00-" + TRACE + "-" + WRITER + "-02");

        assertThat(spans.begin(unsampled).row()).isEqualTo(unsampled);
        assertThat(spans.begin(row(null)).row()).isEqualTo(row(null));
    }

    private static OutboxRow row(@Nullable String traceparent) {
        var id = new UUID(0, 1);
        return new OutboxRow(id, "souk.orders", id, 1, "placed", "{}", traceparent, Instant.EPOCH);
    }
}
