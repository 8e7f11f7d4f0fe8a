package dev.souk.system.chaos.environment;

import java.time.Duration;

/** What a proxy does with the bytes of all its connections. */
public sealed interface Traffic {

    /** Passes them on. */
    record Flows() implements Traffic {}

    /** Passes each piece on a while later. */
    record Slow(Duration delay) implements Traffic {}

    /** Keeps them until it is over: a network that loses packets, which TCP sends again. */
    record Held() implements Traffic {}

    /** Accepts and drops them: the other side is half-open. Such a connection is of no use afterwards and is closed. */
    record Dropped() implements Traffic {}

    /** Resets the connections that there are and every new one. */
    record Refused() implements Traffic {}
}
