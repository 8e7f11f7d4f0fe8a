package dev.souk.common.deadletter;

/** The result of a replay; in every case but the first the dead letter is still there. */
public sealed interface ReplayResult {

    /** The event was processed, now or before, and the dead letter is deleted. */
    record Processed() implements ReplayResult {}

    /** The listener failed again; the dead letter keeps the new reason. */
    record FailedAgain(String reason) implements ReplayResult {}

    /** There is no such dead letter, or another instance has just replayed or discarded it. */
    record NotFound() implements ReplayResult {}

    /** This version of the service has no listener for the topic. */
    record NoConsumer(String topic) implements ReplayResult {}

    /** A transient failure, of the database for example: nothing was changed, try again later. */
    record TemporarilyUnavailable(String reason) implements ReplayResult {}
}
