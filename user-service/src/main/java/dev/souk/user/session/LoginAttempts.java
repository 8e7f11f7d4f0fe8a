package dev.souk.user.session;

import java.time.Duration;
import java.util.Optional;

/** Remembers attempts for all instances. */
interface LoginAttempts {

    /** Charges an attempt, unless too many are owed: then the time until one is free again. */
    Optional<Duration> charge(ThrottleKey subject, LoginLimit limit);

    /** Takes the last charge back: the attempt was no failure. */
    void giveBack(ThrottleKey subject, LoginLimit limit);

    /** Forgets all that the subject owes. */
    void forget(ThrottleKey subject);
}
