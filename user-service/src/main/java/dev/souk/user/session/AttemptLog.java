package dev.souk.user.session;

import java.time.Duration;
import java.util.Optional;

/** Remembers attempts for all instances. */
interface AttemptLog {

    /** Charges an attempt, unless too many are owed: then the time until one is free again. */
    Optional<Duration> charge(Subject subject, LoginLimit limit);

    /** Takes the last charge back: the attempt was no failure. */
    void giveBack(Subject subject, LoginLimit limit);

    /** Forgets all that the subject owes. */
    void forget(Subject subject);
}
