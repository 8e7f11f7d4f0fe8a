package dev.souk.common.observability;

import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import io.opentelemetry.api.OpenTelemetry;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;

/**
 * The current trace, and the export of log lines. Spring Boot exports traces by itself; the appender for logs is not
 * part of it.
 */
@AutoConfiguration(
        afterName = "org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure"
                + ".OpenTelemetryTracingAutoConfiguration")
class ObservabilityAutoConfiguration {

    @Bean
    TraceContext traceContext(Tracer tracer, Propagator propagator) {
        return new TraceContext(tracer, propagator);
    }

    @Bean
    @ConditionalOnProperty("management.opentelemetry.logging.export.otlp.endpoint")
    LogExport logExport(OpenTelemetry openTelemetry) {
        return new LogExport(openTelemetry);
    }
}
