package dev.souk.system.profile;

import dev.souk.launcher.api.LauncherException;
import dev.souk.launcher.api.ProcessStatus;
import dev.souk.launcher.api.ServiceDefinition.ProcessType;
import dev.souk.launcher.api.SoukStatus;
import dev.souk.launcher.topology.ServiceNames;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A JVM of the running system. */
public record ProfiledProcess(String name, ProcessHandle handle) {

    private static final Set<ProcessType> NATIVE = Set.of(ProcessType.POSTGRES, ProcessType.PROXY);

    /**
     * The process of that name, as people type it; of several instances the first.
     *
     * @throws LauncherException if there is none, or if it is no JVM
     */
    public static ProfiledProcess of(String typed, SoukStatus status) {
        List<ProcessStatus> all = status.processes();
        String name = ServiceNames.processes(
                        typed, all.stream().map(ProcessStatus::name).toList())
                .getFirst();
        if (NATIVE.contains(ServiceNames.ofInstance(name).type())) {
            throw new LauncherException("%s is no JVM: there is nothing to record.".formatted(name));
        }
        return all.stream()
                .filter(process -> process.name().equals(name))
                .flatMap(process -> Optional.ofNullable(process.pid()).stream())
                .flatMap(pid -> ProcessHandle.of(pid).stream())
                .findFirst()
                .map(handle -> new ProfiledProcess(name, handle))
                .orElseThrow(() -> new LauncherException(
                        "%s has no process now. `./souk start %1$s` starts one.".formatted(name)));
    }

    /** The CPU time that it has used, with compiler and garbage collector. */
    Duration cpuTime() {
        return handle.info().totalCpuDuration().orElse(Duration.ZERO);
    }
}
