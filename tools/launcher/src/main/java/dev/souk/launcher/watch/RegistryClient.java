package dev.souk.launcher.watch;

import dev.souk.launcher.client.Json;
import dev.souk.launcher.tls.Certificates;
import dev.souk.launcher.tls.ServiceHttpClients;
import dev.souk.launcher.topology.Topology;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Reads the state of each instance in the registry, by Eureka's REST interface. */
final class RegistryClient {

    private final ServiceHttpClients clients;
    private final Duration timeout;
    private final String authorization;

    /** A client with the account of the operator. */
    RegistryClient(@Nullable Certificates certificates, Duration timeout, String password) {
        this.clients = new ServiceHttpClients(certificates, timeout);
        this.timeout = timeout;
        byte[] account = ("operator:" + password).getBytes(StandardCharsets.UTF_8);
        this.authorization = "Basic " + Base64.getEncoder().encodeToString(account);
    }

    /** Such as {@code UP} or {@code OUT_OF_SERVICE}, by the port of the instance. */
    Map<Integer, String> statesByPort(String registry) throws IOException, InterruptedException {
        URI uri = URI.create(registry.replaceFirst("^https://localhost", "https://127.0.0.1") + "/eureka/apps");
        HttpRequest request = HttpRequest.newBuilder(uri)
                .timeout(timeout)
                .header("Authorization", authorization)
                .header("Accept", "application/json")
                .build();
        HttpResponse<String> response = clients.of(Topology.REGISTRY.name()).send(request, BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IOException("%s answered %d".formatted(uri, response.statusCode()));
        }
        return parse(response.body());
    }

    static Map<Integer, String> parse(String json) throws IOException {
        var states = new HashMap<Integer, String>();
        try {
            for (JsonNode application :
                    Json.MAPPER.readTree(json).path("applications").path("application")) {
                for (JsonNode instance : application.path("instance")) {
                    states.put(port(instance), instance.path("status").asString("UNKNOWN"));
                }
            }
        } catch (JacksonException malformed) {
            throw new IOException(malformed);
        }
        return states;
    }

    /** With TLS it has a secure port alone. */
    private static int port(JsonNode instance) {
        JsonNode secure = instance.path("securePort");
        JsonNode port = secure.path("@enabled").asString("").equals("true") ? secure : instance.path("port");
        return port.path("$").asInt(0);
    }
}
