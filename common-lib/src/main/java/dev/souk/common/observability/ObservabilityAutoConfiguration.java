package dev.souk.common.observability;

import io.micrometer.observation.ObservationPredicate;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import io.opentelemetry.exporter.zipkin.ZipkinSpanExporter;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.http.server.observation.ServerRequestObservationContext;
import zipkin2.reporter.urlconnection.URLConnectionSender;

/** Traces for every request but those of probes and scrapers. */
@AutoConfiguration(
        afterName = "org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure"
                + ".OpenTelemetryTracingAutoConfiguration")
class ObservabilityAutoConfiguration {

    private static final int AFTER_OBSERVATION = Ordered.HIGHEST_PRECEDENCE + 10;

    @Bean
    TraceContext traceContext(Tracer tracer, Propagator propagator) {
        return new TraceContext(tracer, propagator);
    }

    @Bean
    FilterRegistrationBean<TraceIdFilter> traceIdFilter(TraceContext trace) {
        var registration = new FilterRegistrationBean<>(new TraceIdFilter(trace));
        registration.setOrder(AFTER_OBSERVATION);
        return registration;
    }

    /**
     * Boot has no Zipkin for OpenTelemetry any more; the address is one like {@code http://zipkin:9411/api/v2/spans}.
     */
    @Bean
    @ConditionalOnProperty("souk.tracing.zipkin")
    @SuppressWarnings("deprecation") // in favour of OTLP, which Zipkin does not understand
    ZipkinSpanExporter zipkin(@Value("${souk.tracing.zipkin}") String address) {
        return ZipkinSpanExporter.builder()
                .setSender(URLConnectionSender.create(address))
                .build();
    }

    @Bean
    ObservationPredicate noProbes() {
        return (name, context) -> !(context instanceof ServerRequestObservationContext request
                && request.getCarrier() != null
                && request.getCarrier().getRequestURI().startsWith("/actuator"));
    }
}
