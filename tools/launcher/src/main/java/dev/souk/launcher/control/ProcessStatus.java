package dev.souk.launcher.control;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.souk.launcher.process.MemoryUsage;
import org.jspecify.annotations.Nullable;

/**
 * One process of the running system, as `souk status --json` prints it.
 *
 * @param name `order-service#2`
 * @param service `order-service`
 * @param pid null while it is down
 * @param url null if it has no HTTP interface
 * @param managementUrl where its actuator is; null if it has none
 * @param state STARTING, UP, DOWN or YIELDED
 * @param outdated whether its sources have changed since the build that runs
 * @param memory as `rss_bytes` and `pss_bytes`
 */
public record ProcessStatus(
        String name,
        String service,
        @Nullable Long pid,
        int port,
        @Nullable String url,
        @Nullable String managementUrl,
        State state,
        boolean outdated,
        @JsonUnwrapped MemoryUsage memory) {

    /** The same for a process that runs an old build. */
    public ProcessStatus outdated(boolean is) {
        return new ProcessStatus(name, service, pid, port, url, managementUrl, state, is, memory);
    }

    /** The state of a process. */
    public enum State {
        /** It runs and is not ready. */
        STARTING,
        /** It is ready. */
        UP,
        /** There is no process. */
        DOWN,
        /** There is no process, so that one started by hand does its work. */
        YIELDED
    }
}
