package dev.souk.common.observability;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class UnsampledSpanProcessorTest {

    private static final Instant BEGIN = Instant.parse("2026-11-20T09:30:00Z");

    private final List<String> exported = new ArrayList<>();
    private final SdkTracerProvider unsampled = provider(new RecordingSampler(Sampler.alwaysOff()));
    private final SdkTracerProvider sampled = provider(Sampler.alwaysOn());

    @AfterEach
    void stop() {
        unsampled.close();
        sampled.close();
    }

    @Test
    void aFailedSpanIsExported() {
        span(unsampled).setStatus(StatusCode.ERROR).end(BEGIN.plusMillis(1));
        assertThat(exported).hasSize(1);
    }

    @Test
    void aResponseWithAnErrorOfTheServerIsExported() {
        span(unsampled).setAttribute("outcome", "SERVER_ERROR").end(BEGIN.plusMillis(1));
        assertThat(exported).hasSize(1);
    }

    @Test
    void aSlowSpanIsExportedAndAFastOneIsNot() {
        span(unsampled).end(BEGIN.plusMillis(500));
        assertThat(exported).hasSize(1);
        span(unsampled).end(BEGIN.plusMillis(499));
        assertThat(exported).hasSize(1);
    }

    @Test
    void aSampledSpanIsLeftToSpringBoot() {
        span(sampled).setStatus(StatusCode.ERROR).end(BEGIN.plusSeconds(9));
        assertThat(exported).isEmpty();
    }

    private SdkTracerProvider provider(Sampler sampler) {
        return SdkTracerProvider.builder()
                .setSampler(sampler)
                .addSpanProcessor(new UnsampledSpanProcessor(
                        new EndedSpans(span -> exported.add(span.getName())), Duration.ofMillis(500)))
                .build();
    }

    private static Span span(SdkTracerProvider provider) {
        Tracer tracer = provider.get("test");
        return tracer.spanBuilder("a call")
                .setStartTimestamp(BEGIN.toEpochMilli(), TimeUnit.MILLISECONDS)
                .startSpan();
    }
}
