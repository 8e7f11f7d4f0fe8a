package dev.souk.testing.authorization;

import dev.souk.testing.http.ApiClient;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Sends one request, with all the headers that an endpoint may ask for, and reads what the caller may know from it. */
public final class Probe {

    private Probe() {}

    /** What is read from the status, and from the body of an error; an event stream is closed after its head. */
    public static <T> T send(
            String method, URI uri, String body, @Nullable String token, BiFunction<Integer, String, T> reading)
            throws IOException {
        ApiClient anybody = new ApiClient(uri.toString())
                .with("Idempotency-Key", UUID.randomUUID().toString())
                .with("If-Match", "\"999999\""); // no resource has this version: nothing is changed
        ApiClient caller = token == null ? anybody : anybody.withToken(token);
        var response = caller.exchange(method, "", body.isEmpty() ? null : body, BodyHandlers.ofInputStream());
        try (var content = response.body()) {
            String text = response.statusCode() < 400 ? "" : new String(content.readAllBytes(), StandardCharsets.UTF_8);
            return reading.apply(response.statusCode(), text);
        }
    }
}
