package dev.souk.common.observability;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import io.opentelemetry.sdk.trace.samplers.SamplingDecision;
import io.opentelemetry.sdk.trace.samplers.SamplingResult;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * Samples what another sampler samples, up to a number of traces a second: a person who tries something sees each
 * trace, and a load of thousands of requests costs no more than a small one. The limit is a <a
 * href="https://en.wikipedia.org/wiki/Generic_cell_rate_algorithm">generic cell rate algorithm</a>, which allows as
 * many traces at once as a second has.
 */
final class RateLimitingSampler implements Sampler {

    private static final long BURST_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Sampler delegate;
    private final long intervalNanos;
    private final LongSupplier nanoTime;
    private final AtomicLong arrival;

    RateLimitingSampler(Sampler delegate, int tracesPerSecond, LongSupplier nanoTime) {
        this.delegate = delegate;
        this.intervalNanos = BURST_NANOS / tracesPerSecond;
        this.nanoTime = nanoTime;
        this.arrival = new AtomicLong(nanoTime.getAsLong());
    }

    @Override
    public SamplingResult shouldSample(
            Context parent, String trace, String name, SpanKind kind, Attributes attributes, List<LinkData> links) {
        SamplingResult result = delegate.shouldSample(parent, trace, name, kind, attributes, links);
        return result.getDecision() == SamplingDecision.RECORD_AND_SAMPLE && !isWithinLimit()
                ? SamplingResult.drop()
                : result;
    }

    private boolean isWithinLimit() {
        long now = nanoTime.getAsLong();
        long last;
        long next;
        do {
            last = arrival.get();
            next = (last - now > 0 ? last : now) + intervalNanos;
            if (next - now > BURST_NANOS) {
                return false;
            }
        } while (!arrival.compareAndSet(last, next));
        return true;
    }

    @Override
    public String getDescription() {
        return "RateLimitingSampler{%s, interval=%d ns}".formatted(delegate.getDescription(), intervalNanos);
    }
}
