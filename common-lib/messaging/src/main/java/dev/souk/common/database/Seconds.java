package dev.souk.common.database;

import java.time.Duration;

/** A duration as a parameter of PostgreSQL's {@code make_interval(secs => …)}, which the driver cannot convert. */
public final class Seconds {

    private static final double MILLIS_IN_A_SECOND = 1000;

    private Seconds() {}

    /** With the precision of a millisecond. */
    public static double of(Duration duration) {
        return duration.toMillis() / MILLIS_IN_A_SECOND;
    }
}
