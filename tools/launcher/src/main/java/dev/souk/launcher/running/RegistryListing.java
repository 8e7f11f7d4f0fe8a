package dev.souk.launcher.running;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.souk.launcher.api.Topology;
import dev.souk.launcher.proxy.Proxies;
import dev.souk.launcher.topology.Instance;
import dev.souk.tools.checkout.Secrets;
import dev.souk.tools.client.Call;
import dev.souk.tools.client.Reply;
import dev.souk.tools.client.SoukClient;
import java.io.IOException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * The instances that the registries list, from where their callers read them each second.
 *
 * @param registries their URLs; one that is down has no callers
 * @param proxies an instance that has one is listed with the port of its proxy
 */
record RegistryListing(List<String> registries, Secrets secrets, Proxies proxies) {

    private static final Duration TIMEOUT = Duration.ofSeconds(2);

    /** Whether each registry that answers lists it as up. What does not register is not looked up there. */
    boolean has(Instance instance) {
        if (!instance.service().needs(Topology.REGISTRY)) {
            return true;
        }
        List<Boolean> answers = registries.stream()
                .flatMap(registry -> isListed(registry, instance).stream())
                .toList();
        return !answers.isEmpty() && answers.stream().allMatch(listed -> listed);
    }

    private Optional<Boolean> isListed(String registry, Instance instance) {
        try {
            Reply reply = new SoukClient(registry, TIMEOUT).send(application(instance));
            return Optional.of(reply.status() == 200
                    && reply.json()
                            .at("/application/instance")
                            .valueStream()
                            .anyMatch(listed -> isUp(listed, instance)));
        } catch (IOException unreachable) {
            return Optional.empty();
        }
    }

    private Call application(Instance instance) {
        String credentials = "operator:" + secrets.ofRegistryOperator();
        return Call.get("/eureka/apps/" + instance.service().name().toUpperCase(Locale.ROOT))
                .with("Authorization", "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(UTF_8)))
                .with("Accept", "application/json");
    }

    private boolean isUp(JsonNode listed, Instance instance) {
        String port = instance.tls() ? "securePort" : "port";
        return listed.path("status").asString("").equals("UP")
                && listed.path(port).path("$").asInt() == proxies.registeredPort(instance);
    }
}
