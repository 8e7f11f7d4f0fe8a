package dev.souk.chaos;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/**
 * A clock that is skewed by the duration in `SOUK_CLOCK_OFFSET`. A jar on the class path of a service declares it as an
 * auto-configuration, and so it becomes the service's clock. Auto-configurations are sorted by name: with this package
 * it precedes the one with the default clock, which is conditional.
 */
public final class SkewedClock extends Clock {

    /** The variable with the duration, such as `PT40S` or `-PT40S`. */
    public static final String VARIABLE = "SOUK_CLOCK_OFFSET";

    private final Clock skewed =
            Clock.offset(Clock.systemUTC(), Duration.parse(System.getenv().getOrDefault(VARIABLE, "PT0S")));

    @Override
    public ZoneId getZone() {
        return skewed.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return skewed.withZone(zone);
    }

    @Override
    public Instant instant() {
        return skewed.instant();
    }
}
