package dev.souk.testing.authorization;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Sends one request, with all the headers that an endpoint may ask for, and reads what the caller may know from it. */
public final class Probe {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    private Probe() {}

    /** The outcome; an event stream is closed after its head. */
    public static Outcome send(String method, URI uri, String body, @Nullable String token) {
        return send(method, uri, body, token, Outcome::of);
    }

    /** What is read from the status, and from the body of an error. */
    public static <T> T send(
            String method, URI uri, String body, @Nullable String token, BiFunction<Integer, String, T> reading) {
        var request = HttpRequest.newBuilder(uri)
                .timeout(Duration.ofSeconds(20))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .header("If-Match", "\"999999\""); // no resource has this version: nothing is changed
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        var response =
                HTTP.sendAsync(request.build(), BodyHandlers.ofInputStream()).join();
        try (InputStream content = response.body()) {
            String text = response.statusCode() < 400 ? "" : new String(content.readAllBytes(), StandardCharsets.UTF_8);
            return reading.apply(response.statusCode(), text);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
