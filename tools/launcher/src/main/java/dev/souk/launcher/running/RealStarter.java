package dev.souk.launcher.running;

import dev.souk.launcher.kafka.BrokerPorts;
import dev.souk.launcher.kafka.KafkaServer;
import dev.souk.launcher.postgres.PostgresServer;
import dev.souk.launcher.prepare.BootApp;
import dev.souk.launcher.process.Child;
import dev.souk.launcher.process.LogFile;
import dev.souk.launcher.state.StateFolder;
import dev.souk.launcher.topology.Instance;
import dev.souk.launcher.topology.Part;
import dev.souk.launcher.topology.Topology;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Starts the real servers and services. */
record RealStarter(
        PostgresServer postgres,
        KafkaServer kafka,
        BrokerPorts brokerPorts,
        Map<String, BootApp> apps,
        Environment environment,
        StateFolder state)
        implements Starter {

    @Override
    public Child start(Instance instance) {
        Part part = instance.part();
        return switch (part.kind()) {
            case POSTGRES -> postgres.start(instance.port(), databases());
            case KAFKA -> kafka.start(part.heap(), brokerPorts);
            case BOOT -> startApp(instance);
        };
    }

    private Child startApp(Instance instance) {
        LogFile log = state.log(instance.name());
        log.rotate();
        BootApp app = Objects.requireNonNull(apps.get(instance.part().name()));
        Path temporary = state.emptyTemporary(instance.name());
        return Child.of(app.start(environment.of(instance), environment.jarsOf(instance), temporary, log)
                .start());
    }

    private static List<String> databases() {
        return Topology.parts().stream()
                .map(Part::database)
                .filter(Objects::nonNull)
                .toList();
    }

    @Override
    public boolean isReady(Instance instance) {
        return switch (instance.part().kind()) {
            case POSTGRES -> true;
            case KAFKA -> KafkaServer.isReady(instance.port());
            case BOOT -> Health.isReady(instance);
        };
    }
}
