package dev.souk.common.observability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.common.core.TokenBucket;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import io.opentelemetry.sdk.trace.samplers.SamplingDecision;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class SamplingTest {

    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";

    private final ApplicationContextRunner service = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(SamplingAutoConfiguration.class))
            .withPropertyValues("management.tracing.sampling.probability=1.0");
    private final ApplicationContextRunner withExport = service.withBean(SpanExporter.class, SpanExporter::composite);

    @Test
    void spansAreNotRecordedWithoutAnExporter() {
        service.run(context -> assertThat(decision(context.getBean(Sampler.class), Context.root()))
                .isEqualTo(SamplingDecision.DROP));
    }

    @Test
    void spansAreRecordedWhereTheyAreExported() {
        withExport.run(context -> assertThat(decision(context.getBean(Sampler.class), Context.root()))
                .isEqualTo(SamplingDecision.RECORD_AND_SAMPLE));
    }

    @Test
    void whatIsNotSampledIsNotRecorded() {
        withExport
                .withPropertyValues("management.tracing.sampling.probability=0.0")
                .run(context -> assertThat(decision(context.getBean(Sampler.class), Context.root()))
                        .isEqualTo(SamplingDecision.DROP));
    }

    @Test
    void noMoreTracesASecondAreSampledThanTheLimit() {
        withExport.withPropertyValues("souk.tracing.traces-per-second=3").run(context -> {
            Sampler sampler = context.getBean(Sampler.class);
            assertThat(Stream.generate(() -> decision(sampler, Context.root())).limit(100))
                    .filteredOn(SamplingDecision.RECORD_AND_SAMPLE::equals)
                    .hasSizeBetween(3, 6);
        });
    }

    @Test
    void whatIsNotSampledAnywayTakesNoneOfTheLimit() {
        var drops = new RateLimitingSampler(Sampler.alwaysOff(), new TokenBucket(1, 1, System::nanoTime));
        assertThat(decision(drops, Context.root())).isEqualTo(SamplingDecision.DROP);
        assertThat(drops.tracesPerSecond().tryTake()).isTrue();
    }

    @Test
    void theTraceOfACallerDoesNotCountForTheLimit() {
        withExport.withPropertyValues("souk.tracing.traces-per-second=1").run(context -> {
            Sampler sampler = context.getBean(Sampler.class);
            assertThat(Stream.generate(() -> decision(sampler, calledBySampled()))
                            .limit(100))
                    .containsOnly(SamplingDecision.RECORD_AND_SAMPLE);
        });
    }

    @Test
    void theDecisionOfTheCallerIsFollowed() {
        service.run(context -> assertThat(decision(context.getBean(Sampler.class), calledBySampled()))
                .isEqualTo(SamplingDecision.RECORD_AND_SAMPLE));
    }

    private static SamplingDecision decision(Sampler sampler, Context parent) {
        return sampler.shouldSample(parent, TRACE, "a call", SpanKind.SERVER, Attributes.empty(), List.of())
                .getDecision();
    }

    private static Context calledBySampled() {
        SpanContext caller = SpanContext.createFromRemoteParent(
                TRACE, "b7ad6b7169203331", TraceFlags.getSampled(), TraceState.getDefault());
        return Context.root().with(Span.wrap(caller));
    }
}
