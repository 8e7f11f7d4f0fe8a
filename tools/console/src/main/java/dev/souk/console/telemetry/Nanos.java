package dev.souk.console.telemetry;

import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** OTLP's times: nanoseconds since 1970. */
final class Nanos {

    private Nanos() {}

    static Instant instant(long nanos) {
        return Instant.ofEpochSecond(0, nanos);
    }

    static double millis(long nanos) {
        return (double) nanos / TimeUnit.MILLISECONDS.toNanos(1);
    }
}
