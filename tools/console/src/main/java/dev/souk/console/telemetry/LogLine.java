package dev.souk.console.telemetry;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A log record that was received.
 *
 * @param process the instance of the service, such as {@code order-service#1}
 * @param traceId empty outside any trace
 * @param spanId empty outside any trace
 * @param exception its stack trace; null if there is none
 */
public record LogLine(
        Instant time,
        String service,
        String process,
        Level level,
        String logger,
        String message,
        String traceId,
        String spanId,
        @Nullable String exception,
        Map<String, String> fields) {

    /** By severity. */
    public enum Level {
        TRACE,
        DEBUG,
        INFO,
        WARN,
        ERROR
    }
}
