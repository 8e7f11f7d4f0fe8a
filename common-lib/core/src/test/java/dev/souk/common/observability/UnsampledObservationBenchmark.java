package dev.souk.common.observability;

import static java.util.Comparator.naturalOrder;

import dev.souk.common.core.TokenBucket;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.tracing.handler.DefaultTracingObservationHandler;
import io.micrometer.tracing.otel.bridge.OtelCurrentTraceContext;
import io.micrometer.tracing.otel.bridge.OtelTracer;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What an observation costs that is not sampled: without a handler for failures, with it, and as a span that is
 * recorded until its end. It prints figures and asserts none; {@code ./mvnw -Pbenchmarks -pl :common-core -am verify}
 * runs it.
 */
class UnsampledObservationBenchmark {

    private static final int ROUNDS = 15;
    private static final int OBSERVATIONS = 500_000;

    @Test
    void observationsThatAreNotSampled() {
        var variants = List.of(
                new Variant("not recorded", registry(Sampler.alwaysOff(), Stream.empty())),
                new Variant("not recorded, failures kept", registry(Sampler.alwaysOff(), Stream.of(handler()))),
                new Variant("recorded until the end", registry(Sampler.alwaysOn(), Stream.empty())));
        for (int round = 0; round < ROUNDS; round++) {
            variants.forEach(Variant::measure);
        }
        variants.forEach(variant -> System.out.printf(
                "BENCHMARK %-28s %5d ns an observation (median of %d)%n", variant.name(), variant.median(), ROUNDS));
    }

    private record Variant(String name, ObservationRegistry registry, List<Long> nanos) {

        Variant(String name, ObservationRegistry registry) {
            this(name, registry, new ArrayList<>());
        }

        void measure() {
            long begin = System.nanoTime();
            for (int i = 0; i < OBSERVATIONS; i++) {
                Observation.createNotStarted("http.server.requests", registry)
                        .lowCardinalityKeyValue("outcome", "SUCCESS")
                        .lowCardinalityKeyValue("status", "200")
                        .observe(() -> {});
            }
            nanos.add((System.nanoTime() - begin) / OBSERVATIONS);
        }

        long median() {
            return nanos.stream().sorted(naturalOrder()).toList().get(ROUNDS / 2);
        }
    }

    private static ObservationRegistry registry(
            Sampler sampler, Stream<ObservationHandler<Observation.Context>> further) {
        var otel = SdkTracerProvider.builder().setSampler(sampler).build().get("benchmark");
        ObservationRegistry registry = ObservationRegistry.create();
        registry.observationConfig()
                .observationHandler(new DefaultTracingObservationHandler(
                        new OtelTracer(otel, new OtelCurrentTraceContext(), _ -> {})));
        further.forEach(registry.observationConfig()::observationHandler);
        return registry;
    }

    private static UnsampledObservationHandler handler() {
        return new UnsampledObservationHandler(
                new EndedSpanRecorder(
                        Resource.empty(), new EndedSpans(_ -> {}), ContextPropagators.noop(), Clock.systemUTC()),
                new TokenBucket(100, 100, System::nanoTime),
                Duration.ofSeconds(1),
                System::nanoTime);
    }
}
