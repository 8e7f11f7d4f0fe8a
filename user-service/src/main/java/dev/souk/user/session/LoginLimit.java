package dev.souk.user.session;

import java.time.Duration;

/**
 * A limit of logins, as the generic cell rate algorithm (ATM Forum, 1996) has it, equivalent to a token bucket. There
 * is no fixed window, and no caller waits longer than one {@code refillInterval} for the next attempt.
 */
interface LoginLimit {

    /** Attempts in a row. */
    int burst();

    /** The time after which one attempt becomes available again. */
    Duration refillInterval();

    /** The largest time to a full refill with which another attempt is allowed. */
    default Duration tolerance() {
        return refillInterval().multipliedBy(burst() - 1L);
    }

    /** The time after which all attempts are available again. */
    default Duration fullRefill() {
        return refillInterval().multipliedBy(burst());
    }
}
