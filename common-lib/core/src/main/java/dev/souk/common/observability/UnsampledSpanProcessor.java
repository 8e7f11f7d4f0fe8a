package dev.souk.common.observability;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import java.time.Duration;

/**
 * Passes spans on that failed or were slow, of traces that are not sampled. An error, or a delay, reaches each caller
 * up to the client, so each process keeps its part of the path without knowing of the others; what was fast beside it
 * is missing in such a trace.
 */
final class UnsampledSpanProcessor implements SpanProcessor {

    private static final AttributeKey<String> OUTCOME = AttributeKey.stringKey("outcome");

    private final SpanProcessor export;
    private final long slowNanos;

    UnsampledSpanProcessor(SpanProcessor export, Duration slow) {
        this.export = export;
        this.slowNanos = slow.toNanos();
    }

    @Override
    public void onStart(Context parent, ReadWriteSpan span) {}

    @Override
    public boolean isStartRequired() {
        return false;
    }

    @Override
    public void onEnd(ReadableSpan span) {
        if (!span.getSpanContext().isSampled() && (span.getLatencyNanos() >= slowNanos || hasFailed(span))) {
            export.onEnd(span);
        }
    }

    /** A response such as 503 is no exception, hence the outcome of Spring's observations. */
    private static boolean hasFailed(ReadableSpan span) {
        return "SERVER_ERROR".equals(span.getAttribute(OUTCOME))
                || span.toSpanData().getStatus().getStatusCode() == StatusCode.ERROR;
    }

    @Override
    public boolean isEndRequired() {
        return true;
    }

    @Override
    public CompletableResultCode shutdown() {
        return export.shutdown();
    }

    @Override
    public CompletableResultCode forceFlush() {
        return export.forceFlush();
    }
}
