package dev.souk.launcher.monitoring;

import dev.souk.launcher.api.Topology;
import dev.souk.launcher.proxy.Proxies;
import dev.souk.launcher.tls.ServiceHttpClients;
import dev.souk.launcher.topology.Instance;
import dev.souk.tools.checkout.Secrets;
import dev.souk.tools.client.SoukClient;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The instances that the registries list, from where their callers read them each second.
 *
 * @param registries their URLs; one that is down has no callers
 * @param proxies an instance that has one is listed with the port of its proxy
 */
public record RegistryListing(List<String> registries, ServiceHttpClients clients, Secrets secrets, Proxies proxies) {

    private static final Duration TIMEOUT = Duration.ofSeconds(2);

    /** Whether each registry that responds lists it as up. What does not register is not looked up there. */
    public boolean has(Instance instance) {
        if (!instance.service().needs(Topology.REGISTRY)) {
            return true;
        }
        if (registries.isEmpty()) { // another one, which the instance itself asks
            return SoukClient.status(instance.managementUrl() + "/actuator/health/registration") == 200;
        }
        List<Boolean> responses = registries.stream()
                .flatMap(registry -> isListed(registry, instance).stream())
                .toList();
        return !responses.isEmpty() && responses.stream().allMatch(listed -> listed);
    }

    private Optional<Boolean> isListed(String registry, Instance instance) {
        var client = new RegistryClient(clients.of(Topology.REGISTRY.name()), TIMEOUT, secrets.ofRegistryOperator());
        int port = proxies.registeredPort(instance);
        try {
            return Optional.of(client.instances(ServiceHttpClients.byAddress(registry)).stream()
                    .anyMatch(listed -> listed.port() == port
                            && listed.secure() == instance.tls()
                            && listed.status().equals("UP")));
        } catch (IOException unreachable) {
            return Optional.empty();
        }
    }
}
