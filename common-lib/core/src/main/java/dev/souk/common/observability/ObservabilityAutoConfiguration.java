package dev.souk.common.observability;

import dev.souk.common.core.TokenBucket;
import io.micrometer.observation.ObservationPredicate;
import io.micrometer.observation.ObservationRegistry;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.OpenTelemetryTracingAutoConfiguration;
import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.otlp.OtlpTracingAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.http.client.observation.ClientRequestObservationContext;

/**
 * The current trace, failed and slow spans of traces that are not sampled, and the export of log lines. Spring Boot
 * exports sampled traces by itself; the appender for logs is not part of it.
 */
@AutoConfiguration(after = {OpenTelemetryTracingAutoConfiguration.class, OtlpTracingAutoConfiguration.class})
@Import({LogExport.class, TraceContext.class})
class ObservabilityAutoConfiguration {

    @Bean
    @ConditionalOnBean(SpanExporter.class)
    UnsampledObservationHandler unsampledObservationHandler(
            Resource resource,
            ObjectProvider<SpanProcessor> processors,
            ContextPropagators propagators,
            Clock clock,
            TraceSamplingProperties limits) {
        var processor = SpanProcessor.composite(processors.orderedStream().toList());
        int perSecond = limits.unsampledSpansPerSecond();
        return new UnsampledObservationHandler(
                new EndedSpanRecorder(resource, processor, propagators, clock),
                new TokenBucket(perSecond, perSecond, System::nanoTime),
                limits.slow(),
                System::nanoTime);
    }

    /** Not the requests that no caller waits for, such as heartbeats: traces in which nothing happens. */
    @Bean
    @ConditionalOnClass(name = "org.springframework.http.client.observation.ClientRequestObservationContext")
    static ObservationPredicate workForSomebody(ObjectProvider<ObservationRegistry> registry) {
        return (_, context) -> !(context instanceof ClientRequestObservationContext)
                || registry.getObject().getCurrentObservation() != null;
    }
}
