package dev.souk.system.chaos.fault;

/** The kinds of faults; a run can be limited to some of them. */
public enum FaultKind {
    /** `kill -9` and a new start. */
    KILL,
    /** SIGSTOP and SIGCONT. */
    FREEZE,
    /** Connections to PostgreSQL or Kafka cut, slow, held, half-open, refused or silent. */
    NETWORK,
    /** Records published a second time, in another order. */
    DUPLICATE,
    /** A running service consumes all topics from the first record again. */
    REWIND,
    /** Inserts into an outbox fail as if the disk were full. */
    FULL_DISK,
    /** Records that no consumer can read. */
    POISON
}
