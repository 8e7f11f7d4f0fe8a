package dev.souk.launcher.monitoring;

import static java.util.stream.Collectors.toMap;

import dev.souk.launcher.api.Topology;
import dev.souk.launcher.tls.ServiceHttpClients;
import dev.souk.launcher.topology.Instance;
import dev.souk.launcher.topology.Proxies;
import dev.souk.tools.checkout.Secrets;
import dev.souk.tools.client.Call;
import dev.souk.tools.client.Reply;
import dev.souk.tools.client.SoukClient;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * The instances that the registries list, from where their callers read them each second; by Eureka's REST interface.
 *
 * @param registries their URLs; one that is down has no callers. None if there is another one than Eureka
 * @param secrets with the password of the operator, whose account reads all instances and changes none
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
        try {
            return Optional.of("UP".equals(statuses(registry).get(proxies.port(instance, instance))));
        } catch (IOException unreachable) {
            return Optional.empty();
        }
    }

    /**
     * The status of each instance in the first registry, such as {@code UP} or {@code OUT_OF_SERVICE}, by its port: all
     * are on this machine.
     *
     * @throws IOException if it does not respond in time, or not with instances
     */
    Map<Integer, String> statuses() throws IOException {
        if (registries.isEmpty()) {
            throw new IOException("Only Eureka is asked.");
        }
        return statuses(registries.getFirst());
    }

    private Map<Integer, String> statuses(String registry) throws IOException {
        byte[] account = ("operator:" + secrets.ofRegistryOperator()).getBytes(StandardCharsets.UTF_8);
        Call call = Call.get("/eureka/apps")
                .with("Authorization", "Basic " + Base64.getEncoder().encodeToString(account))
                .with("Accept", "application/json");
        SoukClient client = clients.at(Topology.REGISTRY.name(), registry, TIMEOUT);
        Reply reply = client.send(call);
        if (reply.status() != 200 || !reply.json().isObject()) {
            throw new IOException(
                    "%s responded with status %s, or not with instances".formatted(client.baseUrl(), reply.status()));
        }
        return reply.json().findValues("instance").stream()
                .flatMap(JsonNode::valueStream)
                .collect(toMap(
                        RegistryListing::port,
                        instance -> instance.path("status").asString("UNKNOWN"),
                        (one, other) -> one.equals("UP") ? one : other));
    }

    /** With TLS it has a secure port alone. */
    private static int port(JsonNode instance) {
        boolean secure = instance.at("/securePort/@enabled").asString("").equals("true");
        return instance.path(secure ? "securePort" : "port").path("$").asInt(0);
    }
}
