package dev.souk.launcher.running;

import static dev.souk.launcher.tls.ServiceHttpClients.READINESS;

import dev.souk.launcher.api.ServiceDefinition.ProcessType;
import dev.souk.launcher.supervision.InstanceStarter;
import dev.souk.launcher.tls.ServiceHttpClients;
import dev.souk.launcher.topology.Instance;
import dev.souk.tools.client.SoukClient;
import dev.souk.tools.file.LogFile;
import dev.souk.tools.process.ChildProcess;
import java.io.IOException;

/** Starts PostgreSQL, Kafka, HAProxy and the services. */
record DefaultInstanceStarter(
        Servers servers, Applications applications, ServiceHttpClients clients, RegistryListing registry)
        implements InstanceStarter {

    @Override
    public ChildProcess start(Instance instance) throws IOException {
        return switch (instance.service().type()) {
            case POSTGRES -> servers.postgres().start(instance.port());
            case KAFKA -> servers.kafka().start(instance);
            case PROXY -> servers.edge().start(instance);
            case NAME_SERVER -> servers.nameServer().start(instance);
            case KEYCLOAK ->
                servers.keycloak().start(instance, applications.environment().gateway());
            case VALKEY -> servers.valkey().start(instance, ValkeyVariables.haveStore(applications.environment()));
            case BOOT -> applications.start(instance);
        };
    }

    @Override
    public boolean isReady(Instance instance) {
        return switch (instance.service().type()) {
            case POSTGRES -> servers.postgres().isReady();
            case KAFKA -> servers.kafka().isReady(instance);
            case PROXY -> servers.edge().isReady(instance);
            case NAME_SERVER -> servers.nameServer().isReady(instance);
            case KEYCLOAK -> servers.keycloak().isReady(instance);
            case VALKEY -> servers.valkey().isReady(instance);
            case BOOT -> clients.isReady(instance);
        };
    }

    @Override
    public boolean isRegistered(Instance instance) {
        return registry.has(instance);
    }

    @Override
    public void admit(Instance instance) {
        servers.edge().admit(instance);
        servers.nameServer().admit(instance);
    }

    @Override
    public void drain(Instance instance) {
        applications.proxies().restore(instance.name()); // only what is connected can finish what it has
        servers.nameServer().remove(instance);
        servers.edge().drain(instance);
    }

    @Override
    public void ended(Instance instance) {
        servers.nameServer().remove(instance);
        servers.edge().ended(instance);
    }

    /** Such as the services that it waits for, which the gateway tells without a login. */
    @Override
    public String readiness(Instance instance) {
        String url = instance.managementUrl() + READINESS;
        return instance.service().type() == ProcessType.BOOT && url.startsWith("http:")
                ? " (" + SoukClient.text(url) + ")"
                : "";
    }

    @Override
    public LogFile log(Instance instance) {
        return applications.state().log(instance.name());
    }
}
