package dev.souk.system.chaos.environment;

import java.time.Duration;

/** What a proxy does with the bytes of all its connections. */
public sealed interface Traffic {

    /** Forwards them. */
    record Flows() implements Traffic {}

    /** Forwards them after a delay. */
    record Slow(Duration delay) implements Traffic {}

    /** Holds them until it is over, as TCP does when packets are lost and sent again. */
    record Held() implements Traffic {}

    /** Accepts and drops them, as on a half-open connection. The connection is broken afterwards and gets closed. */
    record Dropped() implements Traffic {}

    /** Resets the open connections and every new one. */
    record Refused() implements Traffic {}
}
