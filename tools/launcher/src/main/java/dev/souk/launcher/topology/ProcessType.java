package dev.souk.launcher.topology;

/** How a part of the system is started and recognised as ready. */
public enum ProcessType {
    /** The native PostgreSQL server. */
    POSTGRES,
    /** The Kafka broker in a JVM of its own. */
    KAFKA,
    /** A Spring Boot application in a JVM of its own. */
    BOOT
}
