package dev.souk.common.observability;

import dev.souk.common.core.TokenBucket;
import io.micrometer.common.KeyValue;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.tracing.Span;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Exports what failed or was slow of the traces that are not sampled. Which observation that is shows at its end, so
 * its span is recorded only then, and all others cost no more than two looks at the clock. An error, or a delay,
 * reaches each caller up to the client, so each process exports its part of the path without knowing of the others;
 * what was fast beside it is missing in such a trace.
 */
record UnsampledObservationHandler(
        EndedSpanRecorder recorder, TokenBucket spansPerSecond, Duration slow, LongSupplier nanoTime)
        implements ObservationHandler<Observation.Context> {

    private record Start(long nanos) {}

    @Override
    public void onStart(Observation.Context context) {
        context.put(Start.class, new Start(nanoTime.getAsLong()));
    }

    @Override
    public void onStop(Observation.Context context) {
        @Nullable Span span = EndedSpanRecorder.span(context);
        @Nullable Start start = context.get(Start.class);
        if (span == null || Boolean.TRUE.equals(span.context().sampled()) || start == null) {
            return;
        }
        Duration duration = Duration.ofNanos(nanoTime.getAsLong() - start.nanos());
        if ((hasFailed(context) || duration.compareTo(slow) >= 0) && spansPerSecond.tryTake()) {
            recorder.record(context, span, duration);
        }
    }

    /** A response such as 503 is no exception, hence the outcome of Spring's observations. */
    private static boolean hasFailed(Observation.Context context) {
        @Nullable KeyValue outcome = context.getLowCardinalityKeyValue("outcome");
        @Nullable KeyValue status = context.getLowCardinalityKeyValue("http.status_code"); // of the gateway's calls
        return context.getError() != null
                || (status != null && status.getValue().startsWith("5"))
                || (outcome != null && outcome.getValue().equals("SERVER_ERROR"));
    }

    @Override
    public boolean supportsContext(Observation.Context context) {
        return true;
    }
}
