package dev.souk.user.session;

import java.time.Duration;

/**
 * How many failures are forgiven, and how fast. Each attempt costs {@code regain} and time pays it back; who owes more
 * than {@code failures} attempts waits. So the limit has no window to wait for the end of, and nobody is locked out for
 * longer than one {@code regain} (it is the generic cell rate algorithm, ATM Forum 1996).
 */
record LoginLimit(int failures, Duration regain) {

    /** The largest debt with which another attempt may begin. */
    Duration allowance() {
        return regain.multipliedBy(failures - 1L);
    }
}
