package dev.souk.gateway.trace;

import io.opentelemetry.exporter.zipkin.ZipkinSpanExporter;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import zipkin2.reporter.urlconnection.URLConnectionSender;

/** Sends finished spans to Zipkin, where its address is given: {@code http://zipkin:9411/api/v2/spans}. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("souk.tracing.zipkin")
class TracingConfiguration {

    @Bean
    @SuppressWarnings("deprecation") // in favour of OTLP, which Zipkin does not understand
    ZipkinSpanExporter zipkin(@Value("${souk.tracing.zipkin}") String address) {
        return ZipkinSpanExporter.builder()
                .setSender(URLConnectionSender.create(address))
                .build();
    }
}
