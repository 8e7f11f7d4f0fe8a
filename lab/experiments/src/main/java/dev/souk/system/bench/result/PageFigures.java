package dev.souk.system.bench.result;

import java.util.Locale;

/** How long a page of the console waited for what it shows, in milliseconds. */
public record PageFigures(String page, long requests, double p50Millis, double p99Millis, double maxMillis) {

    static final String HEADING =
            String.format(Locale.ROOT, "%-22s %9s %9s %9s %9s", "page", "requests", "p50 ms", "p99 ms", "max ms");

    String row() {
        return String.format(
                Locale.ROOT, "%-22s %9s %9.1f %9.1f %9.1f", page, requests, p50Millis, p99Millis, maxMillis);
    }
}
