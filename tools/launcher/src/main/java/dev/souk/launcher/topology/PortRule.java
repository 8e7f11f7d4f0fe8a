package dev.souk.launcher.topology;

/** Which port a service listens on; the environment variable overrides the number. */
public sealed interface PortRule {

    /** Exactly this port, because people type it. If it is taken, nothing starts. */
    record FixedPort(int port, String variable) implements PortRule {}

    /** This port, the default of `java -jar`, if it is free; any free port otherwise. */
    record PreferredPort(int port, String variable) implements PortRule {}

    /** Any free port: clients find it through the registry. */
    record RandomPort() implements PortRule {}
}
