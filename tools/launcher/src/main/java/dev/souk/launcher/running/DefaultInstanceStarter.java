package dev.souk.launcher.running;

import dev.souk.launcher.api.ServiceDefinition.ProcessType;
import dev.souk.launcher.edge.EdgeProxy;
import dev.souk.launcher.kafka.KafkaServer;
import dev.souk.launcher.postgres.PostgresServer;
import dev.souk.launcher.proxy.Proxies;
import dev.souk.launcher.supervision.InstanceStarter;
import dev.souk.launcher.tls.InstanceProbe;
import dev.souk.launcher.topology.Instance;
import dev.souk.tools.checkout.StateFolder;
import dev.souk.tools.client.SoukClient;
import dev.souk.tools.file.LogFile;
import dev.souk.tools.process.ChildProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Starts PostgreSQL, Kafka, HAProxy and the services. */
record DefaultInstanceStarter(
        PostgresServer postgres,
        KafkaServer kafka,
        ServiceCodes codes,
        ProcessEnvironment environment,
        StateFolder state,
        InstanceProbe probe,
        RegistryListing registry,
        InstanceWeights weights,
        EdgeProxy edge,
        Proxies proxies)
        implements InstanceStarter {

    private static final String READINESS = "/actuator/health/readiness";

    @Override
    public ChildProcess start(Instance instance) throws IOException {
        return switch (instance.service().type()) {
            case POSTGRES -> postgres.start(instance.port());
            case KAFKA -> kafka.start(instance);
            case BOOT -> startApplication(instance);
            case PROXY -> edge.start(instance);
        };
    }

    private ChildProcess startApplication(Instance instance) throws IOException {
        LogFile log = log(instance);
        log.rotate();
        proxies.starting(instance);
        Path temporary = state.emptyTemporary(instance.name());
        Build build = codes.of(instance);
        if (codes.isCandidate(instance) && Files.notExists(weights.file(instance.name()))) {
            weights.set(instance.name(), 0); // before it registers
        }
        return build.code()
                .command(environment.settings(instance, registration(instance, build)), temporary, log)
                .start();
    }

    /** What the instance says of itself in the registry. */
    private Map<String, String> registration(Instance instance, Build build) {
        return instance.service().scales()
                ? Map.of(
                        "EUREKA_INSTANCE_METADATAMAP_VERSION", build.version(),
                        "SOUK_DISCOVERY_WEIGHTFILE",
                                weights.file(instance.name()).toString())
                : Map.of();
    }

    @Override
    public boolean isReady(Instance instance) {
        return switch (instance.service().type()) {
            case POSTGRES -> postgres.isReady();
            case KAFKA -> kafka.isReady(instance);
            case BOOT -> isHealthy(instance);
            case PROXY -> edge.isReady();
        };
    }

    @Override
    public boolean isRegistered(Instance instance) {
        return registry.has(instance);
    }

    @Override
    public void admit(Instance instance) {
        edge.admit(instance);
    }

    @Override
    public void drain(Instance instance) {
        proxies.restore(instance.name()); // only what is connected can finish what it has
        edge.drain(instance);
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
