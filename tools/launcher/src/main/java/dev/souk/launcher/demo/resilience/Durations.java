package dev.souk.launcher.demo.resilience;

import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** How durations are printed. */
final class Durations {

    private Durations() {}

    /** Such as {@code 12 ms} or {@code 5.0 s}. */
    static String text(Duration duration) {
        return duration.compareTo(Duration.ofSeconds(1)) < 0
                ? "%s ms".formatted(duration.toMillis())
                : seconds(duration) + " s";
    }

    /** Such as {@code 5.0}. */
    static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f", duration.toMillis() / (double) TimeUnit.SECONDS.toMillis(1));
    }

    static Duration since(long nanos) {
        return Duration.ofNanos(System.nanoTime() - nanos);
    }
}
