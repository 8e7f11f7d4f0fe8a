package dev.souk.common.observability;

import dev.souk.common.core.TokenBucket;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.OpenTelemetryTracingAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/**
 * Records spans only where they are exported, or where the caller records them. Otherwise each request would pay for
 * spans that nobody receives; trace and span ids, in logs and headers, are the same without.
 */
@AutoConfiguration(before = OpenTelemetryTracingAutoConfiguration.class)
@EnableConfigurationProperties(TraceSamplingProperties.class)
@Import(SemanticConventions.class)
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
        int perSecond = limits.tracesPerSecond();
        return Sampler.parentBased(new RateLimitingSampler(
                Sampler.traceIdRatioBased(probability), new TokenBucket(perSecond, perSecond, System::nanoTime)));
    }
}
