package dev.souk.launcher.logs;

import java.time.Instant;

/**
 * One line of a log.
 *
 * @param process `order-service#1`
 * @param trace 32 digits, or empty
 * @param logger without its package; empty for PostgreSQL
 * @param continuation whether it continues the line before, as a stack trace does; it has the values of that line
 */
public record LogLine(
        Instant time,
        String process,
        LogLevel level,
        String trace,
        String logger,
        String message,
        boolean continuation) {

    LogLine continued(String text) {
        return new LogLine(time, process, level, trace, logger, text, true);
    }
}
