package dev.souk.launcher.running;

import dev.souk.launcher.kafka.BrokerPorts;
import dev.souk.launcher.kafka.KafkaServer;
import dev.souk.launcher.postgres.PostgresServer;
import dev.souk.launcher.prepare.BootApplication;
import dev.souk.launcher.process.ChildProcess;
import dev.souk.launcher.process.LogFile;
import dev.souk.launcher.state.StateFolder;
import dev.souk.launcher.topology.Instance;
import dev.souk.launcher.topology.ServiceDefinition;
import dev.souk.launcher.topology.Topology;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Starts the real servers and services. */
record DefaultInstanceStarter(
        PostgresServer postgres,
        KafkaServer kafka,
        BrokerPorts brokerPorts,
        Map<String, BootApplication> apps,
        Environment environment,
        StateFolder state)
        implements InstanceStarter {

    @Override
    public ChildProcess start(Instance instance) {
        ServiceDefinition service = instance.service();
        return switch (service.kind()) {
            case POSTGRES -> postgres.start(instance.port(), databases());
            case KAFKA -> kafka.start(service.heap(), brokerPorts);
            case BOOT -> startApp(instance);
        };
    }

    private ChildProcess startApp(Instance instance) {
        LogFile log = state.log(instance.name());
        log.rotate();
        BootApplication app = Objects.requireNonNull(apps.get(instance.service().name()));
        Path temporary = state.emptyTemporary(instance.name());
        return ChildProcess.of(app.start(environment.of(instance), environment.jarsOf(instance), temporary, log)
                .start());
    }

    private static List<String> databases() {
        return Topology.services().stream()
                .map(ServiceDefinition::database)
                .filter(Objects::nonNull)
                .toList();
    }

    @Override
    public boolean isReady(Instance instance) {
        return switch (instance.service().kind()) {
            case POSTGRES -> true;
            case KAFKA -> KafkaServer.isReady(instance.port());
            case BOOT -> Health.isReady(instance);
        };
    }
}
