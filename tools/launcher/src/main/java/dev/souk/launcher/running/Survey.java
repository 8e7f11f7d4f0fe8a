package dev.souk.launcher.running;

import dev.souk.launcher.control.DatabaseStatus;
import dev.souk.launcher.control.ProcessStatus;
import dev.souk.launcher.control.SoukStatus;
import dev.souk.launcher.process.Footprint;
import dev.souk.launcher.topology.Part;
import dev.souk.launcher.topology.Topology;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Looks at the running system, the launcher itself included. */
record Survey(Environment environment, Members members, int controlPort) {

    SoukStatus take() {
        return new SoukStatus(
                environment.url(Topology.GATEWAY),
                environment.url(Topology.REGISTRY),
                environment.kafka(),
                environment.admin(),
                Stream.concat(members.status(), Stream.of(launcher())).toList(),
                databases());
    }

    private ProcessStatus launcher() {
        long self = ProcessHandle.current().pid();
        Footprint memory = Footprint.ofOne(self);
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
        return Topology.parts().stream()
                .flatMap(part -> database(part).stream())
                .toList();
    }

    private Optional<DatabaseStatus> database(Part part) {
        return Optional.ofNullable(part.database())
                .map(name -> new DatabaseStatus(part.name(), environment.jdbcUrl(name), name, name));
    }
}
