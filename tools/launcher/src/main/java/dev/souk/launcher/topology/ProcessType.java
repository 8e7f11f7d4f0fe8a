package dev.souk.launcher.topology;

/** How a process is started and how its readiness is checked. */
public enum ProcessType {
    /** The native PostgreSQL server. */
    POSTGRES,
    /** The Kafka broker, in its own JVM. */
    KAFKA,
    /** HAProxy, a native process. */
    PROXY,
    /** A Spring Boot application, in its own JVM. */
    BOOT
}
