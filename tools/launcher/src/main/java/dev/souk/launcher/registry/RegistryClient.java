package dev.souk.launcher.registry;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the instances in the registry, by Eureka's REST interface. */
public final class RegistryClient {

    private static final JsonMapper JSON = new JsonMapper();

    /**
     * An instance of a service, as it has registered itself.
     *
     * @param secure whether it speaks TLS on its port
     * @param status such as {@code UP} or {@code OUT_OF_SERVICE}
     */
    public record Instance(int port, boolean secure, String status) {}

    private final HttpClient http;
    private final Duration timeout;
    private final String authorization;

    /** A client with the account of the operator, which reads all instances and changes none. */
    public RegistryClient(HttpClient http, Duration timeout, String password) {
        this.http = http;
        this.timeout = timeout;
        byte[] account = ("operator:" + password).getBytes(StandardCharsets.UTF_8);
        this.authorization = "Basic " + Base64.getEncoder().encodeToString(account);
    }

    /**
     * All instances of all services.
     *
     * @param registry its URL
     * @throws IOException if it does not answer in time, or not with instances
     */
    public List<Instance> instances(String registry) throws IOException, InterruptedException {
        URI uri = URI.create(registry + "/eureka/apps");
        HttpRequest request = HttpRequest.newBuilder(uri)
                .timeout(timeout)
                .header("Authorization", authorization)
                .header("Accept", "application/json")
                .build();
        HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IOException("%s answered %s".formatted(uri, response.statusCode()));
        }
        try {
            return JSON.readTree(response.body()).findValues("instance").stream()
                    .flatMap(JsonNode::valueStream)
                    .map(RegistryClient::instance)
                    .toList();
        } catch (JacksonException malformed) {
            throw new IOException(malformed);
        }
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
