package dev.souk.common.observability;

import dev.souk.common.core.TokenBucket;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import io.opentelemetry.sdk.trace.samplers.SamplingDecision;
import io.opentelemetry.sdk.trace.samplers.SamplingResult;
import java.util.List;

/**
 * Samples what another sampler samples, up to a number of traces a second: a person who tries something sees each
 * trace, and a load of thousands of requests costs no more than a small one.
 */
record RateLimitingSampler(Sampler delegate, TokenBucket tracesPerSecond) implements Sampler {

    @Override
    public SamplingResult shouldSample(
            Context parent, String trace, String name, SpanKind kind, Attributes attributes, List<LinkData> links) {
        SamplingResult result = delegate.shouldSample(parent, trace, name, kind, attributes, links);
        return result.getDecision() == SamplingDecision.RECORD_AND_SAMPLE && !tracesPerSecond.tryTake()
                ? SamplingResult.drop()
                : result;
    }

    @Override
    public String getDescription() {
        return "RateLimitingSampler{%s}".formatted(delegate.getDescription());
    }
}
