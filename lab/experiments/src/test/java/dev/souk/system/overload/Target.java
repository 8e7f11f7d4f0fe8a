package dev.souk.system.overload;

import dev.souk.launcher.api.RunningSouk;
import dev.souk.tools.process.ProcessStatus;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** The system under load: one instance of each service. */
record Target(RunningSouk souk) {

    int gateway() {
        return port("gateway-service");
    }

    int port(String process) {
        return processes().stream()
                .filter(each -> each.name().equals(process))
                .findFirst()
                .orElseThrow()
                .port();
    }

    /** Names and process ids: the same as long as no process has ended. */
    String running() {
        return processes().stream()
                .map(each -> each.name() + " " + each.pid() + " " + each.state())
                .collect(Collectors.joining(", "));
    }

    /** Live heap of each service in MiB, after a garbage collection. */
    String heaps() {
        return processes().stream()
                .filter(each -> each.service().endsWith("-service"))
                .map(each -> each.name() + " " + Heap.liveMebibytes(Objects.requireNonNull(each.pid())) + " MiB")
                .collect(Collectors.joining(", "));
    }

    private List<ProcessStatus> processes() {
        return souk.status().processes();
    }
}
