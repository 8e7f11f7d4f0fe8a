package dev.souk.launcher.monitoring;

import dev.souk.tools.client.Call;
import dev.souk.tools.client.Reply;
import dev.souk.tools.client.SoukClient;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * Reads the instances in the registry, by Eureka's REST interface.
 *
 * @param password of the operator, whose account reads all instances and changes none
 */
record RegistryClient(HttpClient http, Duration timeout, String password) {

    /**
     * An instance of a service, as it has registered itself.
     *
     * @param secure whether it speaks TLS on its port
     * @param status such as {@code UP} or {@code OUT_OF_SERVICE}
     */
    record Instance(int port, boolean secure, String status) {}

    /**
     * All instances of all services.
     *
     * @param registry its URL
     * @throws IOException if it does not respond in time, or not with instances
     */
    List<Instance> instances(String registry) throws IOException {
        byte[] account = ("operator:" + password).getBytes(StandardCharsets.UTF_8);
        Call call = Call.get("/eureka/apps")
                .with("Authorization", "Basic " + Base64.getEncoder().encodeToString(account))
                .with("Accept", "application/json");
        Reply reply = new SoukClient(http, registry, timeout).send(call);
        if (reply.status() != 200 || !reply.json().isObject()) {
            throw new IOException(
                    "%s responded with status %s, or not with instances".formatted(registry, reply.status()));
        }
        return reply.json().findValues("instance").stream()
                .flatMap(JsonNode::valueStream)
                .map(RegistryClient::instance)
                .toList();
    }

    /** Without the password, which must not be logged. */
    @Override
    public String toString() {
        return "RegistryClient";
    }

    /** With TLS it has a secure port alone. */
    private static Instance instance(JsonNode instance) {
        boolean secure = instance.at("/securePort/@enabled").asString("").equals("true");
        return new Instance(
                instance.path(secure ? "securePort" : "port").path("$").asInt(0),
                secure,
                instance.path("status").asString("UNKNOWN"));
    }
}
