package dev.souk.common.outbox;

/** Wakes the relay, which otherwise finds new events at its next poll. */
@FunctionalInterface
public interface RelayWakeUp {

    /** An event of {@code shard} has been committed. */
    void wake(int shard);
}
