package dev.souk.console.reading;

import org.jspecify.annotations.Nullable;

/**
 * A process of the system.
 *
 * @param name          {@code order-service#1}
 * @param service       {@code order-service}
 * @param pid           null if it is down, or not of this machine
 * @param url           null if it has no HTTP interface
 * @param managementUrl where its actuator is; null if it has none
 * @param outdated      whether its sources have changed since the build that runs
 * @param memoryBytes   its proportional share of memory; null if it is not known
 * @param controllable  whether the console can start it, stop it and so on
 */
public record MonitoredProcess(
        String name,
        String service,
        Kind kind,
        State state,
        @Nullable Long pid,
        @Nullable String url,
        @Nullable String managementUrl,
        boolean outdated,
        @Nullable Long memoryBytes,
        boolean controllable) {

    /** What it is for the others. */
    public enum Kind {
        SERVICE,
        GATEWAY,
        REGISTRY,
        DATABASE,
        BROKER,
        PROXY,
        LAUNCHER
    }

    /** Whether it runs. */
    public enum State {
        /** It runs and is not ready. */
        STARTING,
        /** It runs. */
        UP,
        /** There is no process. */
        DOWN,
        /** There is no process, so that one started by hand does its work. */
        YIELDED
    }

    /** Whether there is a process, which may not answer. */
    public boolean runs() {
        return state == State.STARTING || state == State.UP;
    }
}
