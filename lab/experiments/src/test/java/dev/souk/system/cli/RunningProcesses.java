package dev.souk.system.cli;

import dev.souk.launcher.api.ProcessStatus;
import dev.souk.launcher.api.SoukOperations;
import dev.souk.launcher.api.SoukStatus;
import dev.souk.launcher.api.SoukStatus.AdminAccount;
import dev.souk.launcher.api.SoukStatus.OperatorAccount;
import dev.souk.tools.process.MemoryUsage;
import java.nio.file.Path;
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
    public List<String> kill(String name, boolean force) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<String> start(String name) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<String> restart(String name) {
        throw new UnsupportedOperationException();
    }

    @Override
    public String replace(String name) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<String> scale(String name, int count) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<String> beginRelease(String service, String version, @Nullable Path jar) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void shareCalls(String service, int percent) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<String> completeRelease(String service) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<String> abandonRelease(String service) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<String> yieldService(String name) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<String> slowDown(String name) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<String> cut(String name) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<String> restore(String name) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<String> suspend(String name) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<String> resume(String name) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void renewCertificates() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void down() {
        throw new UnsupportedOperationException();
    }
}
