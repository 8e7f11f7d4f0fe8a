package dev.souk.user.session;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** The login attempts that all instances count together. */
interface LoginAttempts {

    /** Takes an attempt of each limit; or of none, and returns the time until one of each is available. */
    Optional<Duration> tryAcquire(Map<ThrottleKey, LoginLimit> limits);

    /** Makes attempts available again: as many as become available by themselves in this time. */
    void release(Map<ThrottleKey, Duration> times);
}
