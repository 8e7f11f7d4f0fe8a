package dev.souk.console;

import dev.souk.console.telemetry.StoredSpan;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Builds spans for tests; times are milliseconds. */
public final class Spans {

    private Spans() {}

    /** A span that began a trace, if it has no parent. */
    public static StoredSpan span(
            String trace, String id, @Nullable String parent, String service, long start, long end) {
        return new StoredSpan(
                trace,
                id,
                parent,
                service,
                service + "#1",
                "GET /" + service,
                "SERVER",
                TimeUnit.MILLISECONDS.toNanos(start),
                TimeUnit.MILLISECONDS.toNanos(end),
                "UNSET",
                "",
                Map.of("outcome", "SUCCESS"),
                List.of(),
                List.of());
    }

    /** The same after a failure. */
    public static StoredSpan failed(StoredSpan span) {
        return new StoredSpan(
                span.traceId(),
                span.spanId(),
                span.parentId(),
                span.service(),
                span.process(),
                span.name(),
                span.kind(),
                span.startNanos(),
                span.endNanos(),
                "ERROR",
                "it failed",
                span.attributes(),
                span.events(),
                span.links());
    }
}
