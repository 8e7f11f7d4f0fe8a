package dev.souk.system.chaos.fault;

/** The sorts of faults, for runs that want only some of them. */
public enum FaultKind {
    /** `kill -9`, and a new start. */
    KILL,
    /** SIGSTOP, and SIGCONT. */
    FREEZE,
    /** Connections to PostgreSQL or Kafka cut, slow, held, half-open, refused or silent. */
    NETWORK,
    /** Records published a second time, in another order. */
    DUPLICATE,
    /** A service reads all topics from the beginning again, while it runs. */
    REWIND,
    /** Inserts into an outbox fail as if the disk were full. */
    FULL_DISK,
    /** Records that nobody can read. */
    POISON
}
