package dev.souk.console.telemetry;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A span that was received.
 *
 * @param traceId 32 hexadecimal digits
 * @param spanId 16 hexadecimal digits
 * @param parentId null for the first span of a trace
 * @param process the instance of the service, such as {@code order-service#1}
 * @param kind what it is to the processes around it, as OpenTelemetry names it, such as {@code SERVER}
 * @param startNanos since 1970
 * @param endNanos since 1970
 * @param status as OpenTelemetry names it: {@code UNSET}, {@code OK} or {@code ERROR}
 * @param statusMessage empty if there is none
 * @param links ids of other traces
 */
public record StoredSpan(
        @JsonIgnore String traceId,
        String spanId,
        @Nullable String parentId,
        String service,
        String process,
        String name,
        String kind,
        @JsonIgnore long startNanos,
        @JsonIgnore long endNanos,
        String status,
        String statusMessage,
        Map<String, String> attributes,
        List<Event> events,
        List<String> links) {

    /** Something that happened in a span, so long after its start. */
    public record Event(String name, double afterMs, Map<String, String> attributes) {}

    /** Nanoseconds in milliseconds. */
    public static double millis(long nanos) {
        return (double) nanos / TimeUnit.MILLISECONDS.toNanos(1);
    }

    boolean hasFailed() {
        return status.equals("ERROR");
    }
}
