package dev.souk.launcher.supervision;

import java.time.Duration;

/** Exponential delay between restarts: 1 s, doubled up to 30 s, reset once a process was up for a minute. */
final class RestartBackOff {

    static final Duration INITIAL = Duration.ofSeconds(1);
    static final Duration MAXIMUM = Duration.ofSeconds(30);
    static final Duration RESET_AFTER = Duration.ofMinutes(1);

    private Duration next = INITIAL;

    /** The delay before the next restart of a process that ended after this uptime. */
    Duration next(Duration uptime) {
        Duration delay = uptime.compareTo(RESET_AFTER) >= 0 ? INITIAL : next;
        Duration doubled = delay.multipliedBy(2);
        next = doubled.compareTo(MAXIMUM) < 0 ? doubled : MAXIMUM;
        return delay;
    }
}
