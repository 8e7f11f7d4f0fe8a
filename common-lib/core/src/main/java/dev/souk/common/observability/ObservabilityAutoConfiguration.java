package dev.souk.common.observability;

import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import io.opentelemetry.exporter.zipkin.ZipkinSpanExporter;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import zipkin2.reporter.urlconnection.URLConnectionSender;

/** The current trace, and the export of spans to Zipkin. */
@AutoConfiguration(
        afterName = "org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure"
                + ".OpenTelemetryTracingAutoConfiguration")
class ObservabilityAutoConfiguration {

    @Bean
    TraceContext traceContext(Tracer tracer, Propagator propagator) {
        return new TraceContext(tracer, propagator);
    }

    /**
     * Boot no longer supports Zipkin with OpenTelemetry. The address has the form
     * {@code http://zipkin:9411/api/v2/spans}.
     */
    @Bean
    @ConditionalOnProperty("souk.tracing.zipkin")
    @SuppressWarnings("deprecation") // in favour of OTLP, which Zipkin does not understand
    ZipkinSpanExporter zipkin(@Value("${souk.tracing.zipkin}") String address) {
        return ZipkinSpanExporter.builder()
                .setSender(URLConnectionSender.create(address))
                .build();
    }
}
