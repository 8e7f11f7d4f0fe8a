package dev.souk.console.system;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A process of the system.
 *
 * @param name {@code order-service#1}
 * @param service {@code order-service}
 * @param state STARTING, UP or DOWN
 * @param pid null if it is down
 * @param url null if it has no HTTP interface
 * @param managementUrl where its actuator is; null if it has none
 * @param registeredPort at which its callers find it in the registry; 0 if it does not register
 * @param outdated whether its sources have changed since the build that runs
 * @param memoryBytes its proportional share of memory; null if it is not known
 * @param cuttable whether it can be cut off: its connections pass proxies
 * @param faults what somebody does to it on purpose: SUSPENDED, SLOW, CUT
 */
public record MonitoredProcess(
        String name,
        String service,
        String state,
        @Nullable Long pid,
        @Nullable String url,
        @JsonIgnore @Nullable String managementUrl,
        @JsonIgnore int registeredPort,
        boolean outdated,
        @Nullable Long memoryBytes,
        boolean cuttable,
        List<String> faults) {

    /** Whether there is a process, which may not answer. */
    public boolean runs() {
        return pid != null;
    }
}
