package dev.souk.launcher.running;

import dev.souk.launcher.control.DatabaseStatus;
import dev.souk.launcher.control.ProcessStatus;
import dev.souk.launcher.control.SoukStatus;
import dev.souk.launcher.process.MemoryUsage;
import dev.souk.launcher.topology.ServiceDefinition;
import dev.souk.launcher.topology.Topology;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Looks at the running system, the launcher itself included. */
record StatusCollector(Environment environment, ProcessGroup processes, int controlPort) {

    SoukStatus take() {
        return new SoukStatus(
                environment.url(Topology.GATEWAY),
                environment.url(Topology.REGISTRY),
                environment.kafka(),
                environment.admin(),
                Stream.concat(processes.status(), Stream.of(launcher())).toList(),
                databases());
    }

    private ProcessStatus launcher() {
        long self = ProcessHandle.current().pid();
        MemoryUsage memory = MemoryUsage.ofOne(self);
        return new ProcessStatus(
                "launcher",
                "launcher",
                self,
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
