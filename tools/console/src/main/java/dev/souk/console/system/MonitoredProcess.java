package dev.souk.console.system;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A process of the system.
 *
 * @param name {@code order-service#1}
 * @param service {@code order-service}
 * @param pid null if it is down
 * @param url null if it has no HTTP interface
 * @param managementUrl where its actuator is; null if it has none
 * @param registeredPort at which its callers find it in the registry
 * @param outdated whether its sources have changed since the build that runs
 * @param memoryBytes its proportional share of memory; null if it is not known
 * @param control what the console can do with it
 */
public record MonitoredProcess(
        String name,
        String service,
        Kind kind,
        State state,
        @Nullable Long pid,
        @Nullable String url,
        @JsonIgnore @Nullable String managementUrl,
        @JsonIgnore int registeredPort,
        boolean outdated,
        @Nullable Long memoryBytes,
        @JsonUnwrapped Control control) {

    /** What it is for the others. */
    public enum Kind {
        SERVICE,
        GATEWAY,
        REGISTRY,
        DATABASE,
        BROKER,
        PROXY,
        LAUNCHER;

        @JsonValue
        String inJson() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * What the launcher can do with a process.
     *
     * @param controllable whether it can be started, stopped and so on
     * @param cuttable whether it can be cut off: its connections pass proxies
     * @param faults what somebody does to it on purpose: SUSPENDED, SLOW, CUT
     */
    public record Control(boolean controllable, boolean cuttable, List<String> faults) {

        /** Of the launcher itself. */
        public static final Control NONE = new Control(false, false, List.of());
    }

    /** Whether it runs. */
    public enum State {
        /** It runs and is not ready. */
        STARTING,
        /** It runs. */
        UP,
        /** There is no process. */
        DOWN
    }

    /** Whether there is a process, which may not answer. */
    public boolean runs() {
        return state == State.STARTING || state == State.UP;
    }
}
