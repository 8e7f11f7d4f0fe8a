package dev.souk.registry;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Calls the registry with an account, or without one. */
record RegistryCaller(int port, @Nullable String account) {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String APPS = "/eureka/apps/";

    HttpResponse<String> get(String path) {
        return send(request(path).header("Accept", "application/json"));
    }

    int status(String method, String path) {
        return send(request(path).method(method, BodyPublishers.noBody())).statusCode();
    }

    int register(TestInstance instance) {
        return register(instance.app(), instance.json());
    }

    int register(String app, String json) {
        return send(request(APPS + app.toUpperCase(Locale.ROOT))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(json)))
                .statusCode();
    }

    /** As another registry does. */
    int replicate(TestInstance... instances) {
        String changes = Stream.of(instances)
                .map(instance ->
                        """
                        {"appName": "%s", "id": "%s", "lastDirtyTimestamp": 1, "status": "UP", "action": "Register",
                          "instanceInfo": %s}
                        """.formatted(instance.app().toUpperCase(Locale.ROOT), instance.id(), instance.details()))
                .collect(Collectors.joining(",", "{\"replicationList\": [", "]}"));
        return send(request("/eureka/peerreplication/batch/")
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(changes)))
                .statusCode();
    }

    HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(20));
        return account == null ? request : request.header("Authorization", basic(account));
    }

    static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.build(), BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static String basic(String account) {
        String credentials = account + ":" + RegistryTest.PASSWORD;
        return "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
    }
}
