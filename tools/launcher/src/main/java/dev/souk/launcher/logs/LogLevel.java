package dev.souk.launcher.logs;

/** The level of a log line. */
public enum LogLevel {
    TRACE,
    DEBUG,
    INFO,
    WARN,
    ERROR;

    /** The level by its name in Spring Boot, Kafka and PostgreSQL. */
    static LogLevel of(String name) {
        return switch (name) {
            case "TRACE" -> TRACE;
            case "DEBUG", "DEBUG1", "DEBUG2", "DEBUG3", "DEBUG4", "DEBUG5" -> DEBUG;
            case "WARN", "WARNING" -> WARN;
            case "ERROR", "FATAL", "PANIC" -> ERROR;
            default -> INFO;
        };
    }
}
