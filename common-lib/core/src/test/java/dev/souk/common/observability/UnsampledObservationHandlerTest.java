package dev.souk.common.observability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.common.core.TokenBucket;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler.FirstMatchingCompositeObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.transport.Kind;
import io.micrometer.observation.transport.ReceiverContext;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.handler.DefaultTracingObservationHandler;
import io.micrometer.tracing.handler.PropagatingReceiverTracingObservationHandler;
import io.micrometer.tracing.otel.bridge.OtelCurrentTraceContext;
import io.micrometer.tracing.otel.bridge.OtelPropagator;
import io.micrometer.tracing.otel.bridge.OtelTracer;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class UnsampledObservationHandlerTest {

    private static final Instant NOW = Instant.parse("2026-11-20T09:30:00Z");
    private static final Duration SLOW = Duration.ofMillis(500);
    private static final int PER_SECOND = 5;
    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final String CALLER = "b7ad6b7169203331";

    private final List<SpanData> exported = new ArrayList<>();
    private long nanos = Long.MAX_VALUE; // overflows, as System.nanoTime may

    @Test
    void aFailureIsExportedWithItsIdsAndItsError() {
        ObservationRegistry registry = registry(Sampler.parentBased(Sampler.alwaysOff()));

        Observation observation = received(registry, "00").start();
        nanos += Duration.ofMillis(7).toNanos();
        observation.error(new IllegalStateException("no connection")).stop();

        SpanData span = exported.getFirst();
        assertThat(exported).hasSize(1);
        assertThat(span.getTraceId()).isEqualTo(TRACE);
        assertThat(span.getParentSpanId()).isEqualTo(CALLER);
        assertThat(span.getSpanId()).isEqualTo(known(observation).context().spanId());
        assertThat(span.getName()).isEqualTo("a call");
        assertThat(span.getKind()).isEqualTo(SpanKind.SERVER);
        assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
        assertThat(span.getStatus().getDescription()).isEqualTo("no connection");
        assertThat(span.getEndEpochNanos() - span.getStartEpochNanos())
                .isEqualTo(Duration.ofMillis(7).toNanos());
        assertThat(Instant.ofEpochSecond(0, span.getEndEpochNanos())).isEqualTo(NOW);
    }

    /** As the gateway is configured. */
    @Test
    void aCallerWhoMayNotChooseTheTraceIsNotItsParent() {
        ObservationRegistry registry = registry(Sampler.alwaysOff(), ContextPropagators.noop());

        Observation observation = received(registry, "00").start();
        observation.error(new IllegalStateException()).stop();

        SpanData span = exported.getFirst();
        assertThat(span.getTraceId())
                .isEqualTo(known(observation).context().traceId())
                .isNotEqualTo(TRACE);
        assertThat(span.getSpanId()).isEqualTo(known(observation).context().spanId());
        assertThat(span.getParentSpanContext().isValid()).isFalse();
    }

    @Test
    void aCallBelowAFailureIsExportedBelowIt() {
        ObservationRegistry registry = registry(Sampler.parentBased(Sampler.alwaysOff()));

        Observation around = received(registry, "00").start();
        Observation call = Observation.createNotStarted("below", registry)
                .parentObservation(around)
                .start();
        call.lowCardinalityKeyValue("http.status_code", "500").stop(); // as Spring Cloud Gateway observes it
        around.lowCardinalityKeyValue("outcome", "SERVER_ERROR").stop();

        assertThat(exported).extracting(SpanData::getName).containsExactly("below", "a call");
        assertThat(exported.getFirst().getTraceId()).isEqualTo(TRACE);
        assertThat(exported.getFirst().getParentSpanId())
                .isEqualTo(exported.getLast().getSpanId());
    }

    @Test
    void whatIsSlowIsExportedAndWhatIsFastIsNot() {
        ObservationRegistry registry = registry(Sampler.parentBased(Sampler.alwaysOff()));

        Observation fast = received(registry, "00").start();
        nanos += SLOW.toNanos() - 1;
        fast.stop();
        assertThat(exported).isEmpty();

        Observation slow = received(registry, "00").start();
        nanos += SLOW.toNanos();
        slow.stop();
        assertThat(exported).hasSize(1);
    }

    @Test
    void aSampledSpanIsExportedBySpringBootAlone() {
        received(registry(Sampler.parentBased(Sampler.alwaysOff())), "01")
                .start()
                .error(new IllegalStateException())
                .stop();

        assertThat(exported).isEmpty();
    }

    @Test
    void noMoreSpansASecondAreExportedThanTheLimit() {
        ObservationRegistry registry = registry(Sampler.alwaysOff());

        IntStream.range(0, 100)
                .forEach(_ -> received(registry, "00")
                        .start()
                        .error(new IllegalStateException())
                        .stop());

        assertThat(exported).hasSize(PER_SECOND);
    }

    private static Observation received(ObservationRegistry registry, String flags) {
        var context = new ReceiverContext<Map<String, String>>(Map::get, Kind.SERVER);
        context.setCarrier(Map.of("traceparent", "00-%s-%s-%s".formatted(TRACE, CALLER, flags)));
        return Observation.createNotStarted("a call", () -> context, registry);
    }

    private static Span known(Observation observation) {
        return Objects.requireNonNull(EndedSpanRecorder.span(observation.getContextView()));
    }

    private ObservationRegistry registry(Sampler sampler) {
        return registry(sampler, ContextPropagators.create(W3CTraceContextPropagator.getInstance()));
    }

    /** Of a process that exports to this test what it records after its end, and nothing else. */
    private ObservationRegistry registry(Sampler sampler, ContextPropagators propagators) {
        Tracer otel = SdkTracerProvider.builder().setSampler(sampler).build().get("test");
        var tracer = new OtelTracer(otel, new OtelCurrentTraceContext(), _ -> {});
        var propagator = new OtelPropagator(propagators, otel);
        ObservationRegistry registry = ObservationRegistry.create();
        registry.observationConfig()
                .observationHandler(new FirstMatchingCompositeObservationHandler(
                        new PropagatingReceiverTracingObservationHandler<>(tracer, propagator),
                        new DefaultTracingObservationHandler(tracer)))
                .observationHandler(new UnsampledObservationHandler(
                        new EndedSpanRecorder(
                                Resource.empty(),
                                new EndedSpans(span -> exported.add(span.toSpanData())),
                                propagators,
                                Clock.fixed(NOW, ZoneOffset.UTC)),
                        new TokenBucket(PER_SECOND, PER_SECOND, () -> nanos),
                        SLOW,
                        () -> nanos));
        return registry;
    }
}
