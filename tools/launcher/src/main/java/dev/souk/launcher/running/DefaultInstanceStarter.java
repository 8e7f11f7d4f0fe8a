package dev.souk.launcher.running;

import dev.souk.launcher.kafka.KafkaServer;
import dev.souk.launcher.postgres.PostgresServer;
import dev.souk.launcher.prepare.BootApplication;
import dev.souk.launcher.process.ChildProcess;
import dev.souk.launcher.process.LogFile;
import dev.souk.launcher.state.StateFolder;
import dev.souk.launcher.supervision.InstanceStarter;
import dev.souk.launcher.topology.Instance;
import dev.souk.launcher.topology.ServiceDefinition;
import dev.souk.launcher.topology.Topology;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Starts PostgreSQL, Kafka and the services. */
record DefaultInstanceStarter(
        PostgresServer postgres,
        KafkaServer kafka,
        Map<String, BootApplication> applications,
        ProcessEnvironment environment,
        StateFolder state)
        implements InstanceStarter {

    @Override
    public ChildProcess start(Instance instance) {
        return switch (instance.service().type()) {
            case POSTGRES -> postgres.start(instance.port(), databases());
            case KAFKA -> kafka.start(instance);
            case BOOT -> startApplication(instance);
        };
    }

    private ChildProcess startApplication(Instance instance) {
        LogFile log = state.log(instance.name());
        log.rotate();
        BootApplication application =
                Objects.requireNonNull(applications.get(instance.service().name()));
        Path temporary = state.emptyTemporary(instance.name());
        ProcessSettings settings = environment.of(instance);
        return ChildProcess.of(application
                .command(settings.environment(), settings.jars(), temporary, log)
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
        return switch (instance.service().type()) {
            case POSTGRES -> postgres.isReady();
            case KAFKA -> KafkaServer.isReady(instance.port());
            case BOOT -> HealthCheck.isReady(instance);
        };
    }
}
