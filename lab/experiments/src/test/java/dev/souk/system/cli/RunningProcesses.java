package dev.souk.system.cli;

import dev.souk.launcher.api.ProcessStatus;
import dev.souk.launcher.api.SoukOperations;
import dev.souk.launcher.api.SoukOperations.Operation;
import dev.souk.launcher.api.SoukStatus;
import dev.souk.launcher.api.SoukStatus.AdminAccount;
import dev.souk.launcher.api.SoukStatus.OperatorAccount;
import dev.souk.tools.process.MemoryUsage;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A launcher that has started these processes, by name, and does nothing but say so. */
record RunningProcesses(Map<String, ProcessHandle> processes) implements SoukOperations {

    @Override
    public SoukStatus status() {
        List<ProcessStatus> all = processes.entrySet().stream()
                .map(process -> status(process.getKey(), process.getValue()))
                .toList();
        var operator = new OperatorAccount("operator", "p");
        var admin = new AdminAccount("admin@souk.example", "p");
        return new SoukStatus(
                "http://localhost:1",
                "http://localhost:9",
                "http://localhost:1",
                "",
                operator,
                admin,
                all,
                List.of(),
                null,
                null);
    }

    private static ProcessStatus status(String name, ProcessHandle process) {
        @Nullable Long pid = process.isAlive() ? process.pid() : null;
        var state = pid == null ? ProcessStatus.State.DOWN : ProcessStatus.State.UP;
        String service = name.replaceFirst("#.*", "");
        return new ProcessStatus(name, service, pid, 1, null, null, state, false, List.of(), null, MemoryUsage.UNKNOWN);
    }

    @Override
    public List<String> perform(Operation operation) {
        throw new UnsupportedOperationException();
    }
}
