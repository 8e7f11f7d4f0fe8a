package dev.souk.launcher.running;

import dev.souk.launcher.api.OptionalPart;
import dev.souk.launcher.api.ServiceDefinition;
import dev.souk.launcher.api.SoukOptions;
import dev.souk.launcher.api.Topology;
import dev.souk.tools.checkout.Secrets;

/**
 * Which generated passwords each service finds in its folder of {@link Secrets}; the admin's has its own class.
 * Services that others start have accounts only while their part is on.
 */
record ServiceSecrets(Secrets secrets) {

    /** Generates those that do not exist yet. */
    void create(SoukOptions options) {
        Topology.servicesAndOptional().stream()
                .filter(service -> options.includes(service) || !service.hasDatabase())
                .forEach(this::create);
        for (ServiceDefinition service : Topology.external()) {
            if (options.includes(service)) {
                create(service);
            } else {
                secrets.delete(service.name());
            }
        }
        if (options.includes(OptionalPart.OIDC)) {
            secrets.password(Topology.USERS.name(), "souk.oidc.machine-secret");
            String page = secrets.password(Topology.USERS.name(), "souk.oidc.page-secret");
            secrets.share(page, Topology.BFF.name(), "souk.bff.client-secret");
        }
        if (options.includes(OptionalPart.CONFIG)) {
            secrets.ofConfigOperator();
        }
        if (options.includes(OptionalPart.VALKEY)) {
            secrets.share(secrets.ofValkey(), Topology.CARTS.name(), "spring.data.redis.password");
        }
        secrets.ofRegistryOperator();
        secrets.ofRegistryPeers();
    }

    private void create(ServiceDefinition service) {
        if (service.hasDatabase()) {
            secrets.ofDatabase(service.name());
            secrets.ofOwner(service.name());
        }
        if (service.needs(Topology.KAFKA)) {
            secrets.ofBroker(service.name());
        }
        if (service.needs(Topology.REGISTRY)) {
            secrets.createRegistryAccount(service.name());
        }
    }
}
