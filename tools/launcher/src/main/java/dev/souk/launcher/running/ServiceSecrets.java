package dev.souk.launcher.running;

import dev.souk.launcher.state.Secrets;
import dev.souk.launcher.topology.ExternalService;
import dev.souk.launcher.topology.ServiceDefinition;
import dev.souk.launcher.topology.Topology;

/** Which generated passwords each service finds in its folder of {@link Secrets}; the admin's has its own class. */
record ServiceSecrets(Secrets secrets) {

    /** Generates those that do not exist yet. */
    void create() {
        Topology.servicesAndOptional().forEach(this::create);
        Topology.external().forEach(this::create);
        secrets.ofRegistryOperator();
        secrets.ofRegistryPeers();
    }

    private void create(ServiceDefinition service) {
        if (service.hasDatabase()) {
            secrets.ofDatabase(service.name());
            secrets.ofOwner(service.name());
            secrets.ofBroker(service.name());
        }
        if (service.needs(Topology.REGISTRY)) {
            secrets.createRegistryAccount(service.name());
        }
    }

    private void create(ExternalService service) {
        secrets.ofBroker(service.name());
        secrets.createRegistryAccount(service.name());
    }
}
