package dev.souk.user.session;

import java.time.Duration;
import java.util.Optional;

/** The login attempts that all instances count together. */
interface LoginAttempts {

    /** Takes an attempt, or returns the time until one is available. */
    Optional<Duration> tryAcquire(ThrottleKey key, LoginLimit limit);

    /** Returns an attempt that did not fail. */
    void release(ThrottleKey key, LoginLimit limit);

    /** Makes all attempts available again. */
    void reset(ThrottleKey key);
}
