package dev.souk.launcher.control;

import org.jspecify.annotations.Nullable;

/**
 * One process of the running system, as `souk status --json` prints it.
 *
 * @param name     `order-service#2`
 * @param service  `order-service`
 * @param pid      null while it is down
 * @param url      null where there is none to open
 * @param state    STARTING, UP or DOWN
 * @param rssBytes null where the system does not tell
 * @param pssBytes null where the system does not tell
 */
public record ProcessStatus(
        String name,
        String service,
        @Nullable Long pid,
        int port,
        @Nullable String url,
        State state,
        @Nullable Long rssBytes,
        @Nullable Long pssBytes) {

    /** How far a process is. */
    public enum State {
        /** It runs and cannot do its work yet. */
        STARTING,
        /** It can do its work. */
        UP,
        /** It does not run. */
        DOWN
    }
}
