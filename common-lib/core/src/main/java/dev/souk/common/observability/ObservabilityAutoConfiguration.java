package dev.souk.common.observability;

import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/**
 * The current trace, failed and slow spans of traces that are not sampled, and the export of log lines. Spring Boot
 * exports sampled traces by itself; the appender for logs is not part of it.
 */
@AutoConfiguration(
        afterName = {
            "org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure"
                    + ".OpenTelemetryTracingAutoConfiguration",
            "org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.otlp.OtlpTracingAutoConfiguration"
        })
@Import({LogExport.class, TraceContext.class})
class ObservabilityAutoConfiguration {

    @Bean
    @ConditionalOnBean(SpanExporter.class)
    UnsampledObservationHandler unsampledObservationHandler(
            Resource resource, ObjectProvider<SpanProcessor> processors, Clock clock, TraceSamplingProperties limits) {
        var processor = SpanProcessor.composite(processors.orderedStream().toList());
        return new UnsampledObservationHandler(
                new EndedSpanRecorder(resource, processor, clock),
                new RateLimit(limits.unsampledSpansPerSecond(), System::nanoTime),
                limits.slow(),
                System::nanoTime);
    }
}
