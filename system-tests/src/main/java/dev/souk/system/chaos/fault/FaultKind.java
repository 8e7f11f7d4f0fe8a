package dev.souk.system.chaos.fault;

/** The sorts of faults, for runs that want only some of them. */
public enum FaultKind {
    /** `kill -9`, and a new start. */
    KILL,
    /** SIGSTOP, and SIGCONT. */
    FREEZE,
    /** Connections to PostgreSQL or Kafka cut, slow, held, half-open or refused. */
    NETWORK,
    /** Records published a second time, in another order. */
    DUPLICATE,
    /** A service reads all topics from the beginning again. */
    REWIND,
    /** Inserts into an outbox fail as if the disk were full. */
    FULL_DISK,
    /** Records that nobody can read. */
    POISON
}
