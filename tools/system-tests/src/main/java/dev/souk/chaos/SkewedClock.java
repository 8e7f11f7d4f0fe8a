package dev.souk.chaos;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/**
 * A clock that goes wrong by the duration in `SOUK_CLOCK_OFFSET`. It is named as an auto-configuration in a jar behind
 * a service on its class path, and so becomes the service's clock. Auto-configurations are looked at in the order of
 * their names: in this package it comes before the usual clock, which gives way to one that is there.
 */
public final class SkewedClock extends Clock {

    /** The variable that says by how much, such as `PT40S` or `-PT40S`. */
    public static final String VARIABLE = "SOUK_CLOCK_OFFSET";

    private final Clock skewed;

    /** As the variable says. */
    public SkewedClock() {
        this(Clock.offset(Clock.systemUTC(), Duration.parse(System.getenv().getOrDefault(VARIABLE, "PT0S"))));
    }

    private SkewedClock(Clock skewed) {
        this.skewed = skewed;
    }

    @Override
    public ZoneId getZone() {
        return skewed.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return new SkewedClock(skewed.withZone(zone));
    }

    @Override
    public Instant instant() {
        return skewed.instant();
    }
}
