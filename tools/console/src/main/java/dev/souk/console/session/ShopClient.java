package dev.souk.console.session;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.function.Supplier;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls the shop through its gateway. */
public final class ShopClient {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration TIMEOUT = Duration.ofSeconds(6); // the gateway answers within five

    private final Supplier<String> gateway;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(TIMEOUT).build();

    /** A client of the gateway with this URL. */
    public ShopClient(Supplier<String> gateway) {
        this.gateway = gateway;
    }

    /**
     * A request with a token and without a body.
     *
     * @throws IOException if there is no response
     */
    public HttpResponse<String> send(String method, String path, String token)
            throws IOException, InterruptedException {
        return send(request(path).header("Authorization", "Bearer " + token).method(method, BodyPublishers.noBody()));
    }

    HttpResponse<String> post(String path, String json) throws IOException, InterruptedException {
        return send(request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(json)));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(gateway.get() + path)).timeout(TIMEOUT);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), BodyHandlers.ofString());
    }

    /**
     * What a response contains.
     *
     * @throws IOException if it is not JSON
     */
    public static JsonNode parse(String json) throws IOException {
        try {
            return JSON.readTree(json);
        } catch (JacksonException notJson) {
            throw new IOException("it answered with something else than JSON.", notJson);
        }
    }
}
