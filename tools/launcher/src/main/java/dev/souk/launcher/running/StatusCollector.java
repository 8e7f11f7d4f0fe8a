package dev.souk.launcher.running;

import dev.souk.launcher.control.DatabaseStatus;
import dev.souk.launcher.control.ProcessStatus;
import dev.souk.launcher.control.SoukStatus;
import dev.souk.launcher.process.MemoryUsage;
import dev.souk.launcher.supervision.ProcessGroup;
import dev.souk.launcher.topology.ServiceDefinition;
import dev.souk.launcher.topology.Topology;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Collects the status of the running system, the launcher included. */
record StatusCollector(ProcessEnvironment environment, ProcessGroup processes, int controlPort) {

    SoukStatus collect() {
        return new SoukStatus(
                environment.url(Topology.GATEWAY),
                environment.url(Topology.REGISTRY),
                environment.kafka(),
                environment.admin(),
                Stream.concat(processes.status(), Stream.of(launcher())).toList(),
                databases());
    }

    private ProcessStatus launcher() {
        long pid = ProcessHandle.current().pid();
        MemoryUsage memory = MemoryUsage.ofOne(pid);
        return new ProcessStatus(
                "launcher",
                "launcher",
                pid,
                controlPort,
                null,
                ProcessStatus.State.UP,
                memory.rssBytes(),
                memory.pssBytes());
    }

    private List<DatabaseStatus> databases() {
        return Topology.services().stream()
                .flatMap(service -> database(service).stream())
                .toList();
    }

    private Optional<DatabaseStatus> database(ServiceDefinition service) {
        return Optional.ofNullable(service.database())
                .map(name -> new DatabaseStatus(service.name(), environment.jdbcUrl(name), name, name));
    }
}
