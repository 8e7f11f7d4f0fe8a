package dev.souk.launcher.running;

import dev.souk.launcher.client.SoukClient;
import dev.souk.launcher.kafka.KafkaServer;
import dev.souk.launcher.postgres.PostgresServer;
import dev.souk.launcher.process.ChildProcess;
import dev.souk.launcher.process.LogFile;
import dev.souk.launcher.state.StateFolder;
import dev.souk.launcher.supervision.InstanceStarter;
import dev.souk.launcher.tls.InstanceProbe;
import dev.souk.launcher.topology.Instance;
import dev.souk.launcher.topology.ProcessType;
import java.io.IOException;
import java.nio.file.Path;

/** Starts PostgreSQL, Kafka and the services. */
record DefaultInstanceStarter(
        PostgresServer postgres,
        KafkaServer kafka,
        ServiceCodes codes,
        ProcessEnvironment environment,
        StateFolder state,
        InstanceProbe probe)
        implements InstanceStarter {

    private static final String READINESS = "/actuator/health/readiness";

    @Override
    public ChildProcess start(Instance instance) throws IOException {
        return switch (instance.service().type()) {
            case POSTGRES -> postgres.start(instance.port());
            case KAFKA -> kafka.start(instance);
            case BOOT -> startApplication(instance);
        };
    }

    private ChildProcess startApplication(Instance instance) throws IOException {
        LogFile log = log(instance);
        log.rotate();
        Path temporary = state.emptyTemporary(instance.name());
        return codes.of(instance)
                .command(environment.settings(instance), temporary, log)
                .start();
    }

    @Override
    public boolean isReady(Instance instance) {
        return switch (instance.service().type()) {
            case POSTGRES -> postgres.isReady();
            case KAFKA -> kafka.isReady(instance);
            case BOOT -> isHealthy(instance);
        };
    }

    /** Such as the services that it waits for, which the gateway tells without a login. */
    @Override
    public String readiness(Instance instance) {
        String url = instance.managementUrl() + READINESS;
        return instance.service().type() == ProcessType.BOOT && url.startsWith("http:")
                ? " (" + SoukClient.text(url) + ")"
                : "";
    }

    private boolean isHealthy(Instance instance) {
        String url = instance.managementUrl();
        return url.startsWith("https:") ? probe.isReady(instance) : SoukClient.status(url + READINESS) == 200;
    }

    @Override
    public LogFile log(Instance instance) {
        return state.log(instance.name());
    }
}
