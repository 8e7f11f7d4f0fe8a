package dev.souk.tools.proxy;

import java.time.Duration;

/** What a proxy does with its connections. */
public sealed interface Traffic {

    /** Forwards all bytes. */
    record Flows() implements Traffic {}

    /** Forwards them after a delay. */
    record Slow(Duration delay) implements Traffic {}

    /** Holds them until it is over, as TCP does when packets are lost and sent again. */
    record Held() implements Traffic {}

    /** Accepts and drops them, as on a half-open connection. The connection is broken afterwards and gets closed. */
    record Dropped() implements Traffic {}

    /** Resets the open connections and every new one. */
    record Refused() implements Traffic {}

    /** Resets the open connections at the start and at the end; new ones work. */
    record Reset() implements Traffic {}

    /**
     * Drops all bytes of the open connections without closing them, like a firewall that has lost its connection table,
     * until either side closes them after its own time-out; new ones work.
     */
    record DroppedSilently() implements Traffic {}

    /** In a few words for the timeline. */
    default String description() {
        return switch (this) {
            case Flows() -> "unchanged";
            case Slow(Duration delay) -> "slow by " + delay.toMillis() + " ms";
            case Held() -> "held";
            case Dropped() -> "half-open";
            case Refused() -> "refused";
            case Reset() -> "connections reset";
            case DroppedSilently() -> "dropped silently";
        };
    }
}
