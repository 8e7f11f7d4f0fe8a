package dev.souk.launcher.control;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.souk.launcher.process.MemoryUsage;
import org.jspecify.annotations.Nullable;

/**
 * One process of the running system, as `souk status --json` prints it.
 *
 * @param name     `order-service#2`
 * @param service  `order-service`
 * @param pid      null while it is down
 * @param url      null if it has no HTTP interface
 * @param state    STARTING, UP or DOWN
 * @param memory   as `rss_bytes` and `pss_bytes`
 */
public record ProcessStatus(
        String name,
        String service,
        @Nullable Long pid,
        int port,
        @Nullable String url,
        State state,
        @JsonUnwrapped MemoryUsage memory) {

    /** The state of a process. */
    public enum State {
        /** It runs and is not ready. */
        STARTING,
        /** It is ready. */
        UP,
        /** There is no process. */
        DOWN
    }
}
