package dev.souk.user.session;

import java.time.Duration;

/**
 * The limit of failed logins, as the generic cell rate algorithm (ATM Forum, 1996) has it, equivalent to a token
 * bucket. There is no fixed window, and no caller waits longer than one {@code refillInterval} for the next attempt.
 *
 * @param failures attempts that may fail in a row
 * @param refillInterval the time after which one attempt becomes available again
 */
record LoginLimit(int failures, Duration refillInterval) {

    /** The largest time to a full refill with which another attempt is allowed. */
    Duration burst() {
        return refillInterval.multipliedBy(failures - 1L);
    }

    /** The time after which all attempts are available again. */
    Duration fullRefill() {
        return refillInterval.multipliedBy(failures);
    }
}
