package dev.souk.system.profile;

import dev.souk.launcher.api.ProcessStatus;
import dev.souk.launcher.api.SoukStatus;
import dev.souk.launcher.api.Topology;
import dev.souk.tools.ToolException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A JVM of the running system. */
public record ProfiledProcess(String name, ProcessHandle handle) {

    private static final Set<String> NATIVE = Set.of(Topology.POSTGRES.name(), Topology.EDGE.name());
    private static final String SUFFIX = "-service";

    /**
     * The process of that name, as people type it; of several instances the first.
     *
     * @throws ToolException if there is none, or if it is no JVM
     */
    public static ProfiledProcess of(String typed, SoukStatus status) {
        ProcessStatus process = status.processes().stream()
                .filter(one -> isMeant(one.name(), typed) || isMeant(one.service(), typed))
                .findFirst()
                .orElseThrow(() -> new ToolException("Unknown name \"%s\". Known names: %s."
                        .formatted(
                                typed,
                                status.processes().stream()
                                        .map(ProcessStatus::name)
                                        .collect(Collectors.joining(", ")))));
        String name = process.name();
        if (NATIVE.contains(process.service())) {
            throw new ToolException("%s is no JVM: there is nothing to record.".formatted(name));
        }
        return Optional.ofNullable(process.pid())
                .flatMap(ProcessHandle::of)
                .map(handle -> new ProfiledProcess(name, handle))
                .orElseThrow(() ->
                        new ToolException("%s has no process now. `./souk start %1$s` starts one.".formatted(name)));
    }

    /** As people type it, without {@code -service}, too. */
    private static boolean isMeant(String name, String typed) {
        return name.replace(SUFFIX, "").equalsIgnoreCase(typed.replace(SUFFIX, ""));
    }

    /** The CPU time that it has used, with compiler and garbage collector. */
    Duration cpuTime() {
        return handle.info().totalCpuDuration().orElse(Duration.ZERO);
    }
}
