package dev.souk.tools.process;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One process of the running system, as `souk status --json` prints it.
 *
 * @param name `order-service#2`
 * @param service `order-service`
 * @param pid null while it is down
 * @param url null unless it is a Spring Boot application
 * @param managementUrl where its actuator is; null if it has none
 * @param state STARTING, UP or DOWN
 * @param outdated whether its sources have changed since the build that runs
 * @param faults what somebody does to it on purpose
 * @param proxyPort port of the proxy that callers connect to, which can be cut; null if there is none
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
        List<Fault> faults,
        @Nullable Integer proxyPort,
        @JsonUnwrapped MemoryUsage memory) {

    /** The launcher in this JVM, with the port of its console. */
    public static ProcessStatus ofThisLauncher(int port) {
        String name = "launcher";
        long pid = ProcessHandle.current().pid();
        return new ProcessStatus(
                name, name, pid, port, null, null, State.UP, false, List.of(), null, MemoryUsage.ofOne(pid));
    }

    /** The port at which its callers find it in the registry. */
    public int registeredPort() {
        return proxyPort == null ? port : proxyPort;
    }

    /** The state of a process. */
    public enum State {
        /** It runs and is not ready. */
        STARTING,
        /** It is ready. */
        UP,
        /** There is no process. */
        DOWN
    }

    /** What can be done to a process to see how the others cope. */
    public enum Fault {
        /** It keeps memory and connections, and does nothing. */
        SUSPENDED,
        /** It runs for a part of the time only. */
        SLOW,
        /** Nothing passes its connections. */
        CUT
    }
}
