package dev.souk.launcher.topology;

/** Where a part listens; a number in the variable's place in the environment wins over the number written here. */
public sealed interface PortRule {

    /** Exactly this port: people type it. When it is taken nothing starts. */
    record Exactly(int port, String variable) implements PortRule {}

    /** This port if it is free, so that `java -jar` finds it by default; any free one otherwise. */
    record Preferably(int port, String variable) implements PortRule {}

    /** Any free port: found through the registry. */
    record Anywhere() implements PortRule {}
}
