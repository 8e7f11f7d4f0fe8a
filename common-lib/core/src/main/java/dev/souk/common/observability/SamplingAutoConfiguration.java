package dev.souk.common.observability;

import io.micrometer.tracing.exporter.SpanFilter;
import io.micrometer.tracing.otel.bridge.CompositeSpanExporter;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/**
 * Records spans only where they are exported, or where the caller records them. Otherwise each request would pay for
 * spans that nobody receives; trace and span ids, in logs and headers, are the same without.
 */
@AutoConfiguration(
        beforeName = "org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure"
                + ".OpenTelemetryTracingAutoConfiguration",
        afterName = "org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.otlp"
                + ".OtlpTracingAutoConfiguration")
@EnableConfigurationProperties(TraceSamplingProperties.class)
class SamplingAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    Sampler sampler(
            ObjectProvider<SpanExporter> exporters,
            @Value("${management.tracing.sampling.probability}") double probability,
            TraceSamplingProperties limits) {
        if (exporters.stream().findAny().isEmpty()) {
            return Sampler.parentBased(Sampler.alwaysOff());
        }
        Sampler begun = new RateLimitingSampler(
                Sampler.traceIdRatioBased(probability), limits.tracesPerSecond(), System::nanoTime);
        Sampler sampler = Sampler.parentBased(begun);
        return limits.recordUnsampled() ? new RecordingSampler(sampler) : sampler;
    }

    @Bean
    SemanticConventions semanticConventions() {
        return new SemanticConventions();
    }

    @Bean
    @ConditionalOnBean(SpanExporter.class)
    @ConditionalOnProperty("souk.tracing.record-unsampled")
    UnsampledSpanProcessor unsampledSpanProcessor(
            ObjectProvider<SpanExporter> exporters,
            ObjectProvider<SpanFilter> filters,
            TraceSamplingProperties limits) {
        var all = new CompositeSpanExporter(
                exporters.orderedStream().toList(),
                List.of(),
                List.of(),
                filters.orderedStream().toList());
        return new UnsampledSpanProcessor(
                BatchSpanProcessor.builder(all).setExportUnsampledSpans(true).build(), limits.slow());
    }
}
