package dev.souk.system.chaos.load;

import dev.souk.system.chaos.history.CallOutcome;
import dev.souk.system.chaos.history.ClientCall;
import dev.souk.system.chaos.history.ClientRequest;
import dev.souk.system.chaos.history.History;
import dev.souk.system.chaos.history.Stopwatch;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Calls the gateway and adds every call to the history, whatever its outcome. */
record RecordingClient(String gateway, HttpClient http, History history, Stopwatch watch) {

    /** Longer than the gateway's own time-out, so that its response arrives. */
    static final Duration TIMEOUT = Duration.ofMillis(5_500);

    /**
     * Who calls.
     *
     * @param number of the shopper
     * @param user null without a token
     */
    record Caller(int number, @Nullable UUID user, @Nullable String token) {}

    CallOutcome send(Caller caller, ClientRequest request, Duration timeout) throws InterruptedException {
        long at = watch.now();
        CallOutcome outcome = send(httpRequest(caller, request, timeout));
        history.add(new ClientCall(caller.number(), caller.user(), request, at, watch.now() - at, outcome));
        return outcome;
    }

    private HttpRequest httpRequest(Caller caller, ClientRequest request, Duration timeout) {
        String body = request.body();
        var builder = HttpRequest.newBuilder(URI.create(gateway + request.path()))
                .timeout(timeout)
                .method(request.method(), body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        addHeader(builder, "Idempotency-Key", request.key());
        addHeader(builder, "If-Match", request.etag());
        addHeader(builder, "Content-Type", body == null ? null : "application/json");
        addHeader(builder, "Authorization", caller.token() == null ? null : "Bearer " + caller.token());
        return builder.build();
    }

    private static void addHeader(HttpRequest.Builder builder, String name, @Nullable Object value) {
        if (value != null) {
            builder.header(name, value.toString());
        }
    }

    private CallOutcome send(HttpRequest request) throws InterruptedException {
        try {
            HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
            boolean replayed =
                    response.headers().allValues("Idempotent-Replayed").contains("true");
            String etag = response.headers().firstValue("ETag").orElse(null);
            return new CallOutcome(response.statusCode(), response.body(), replayed, etag);
        } catch (IOException failed) {
            return CallOutcome.noResponse(failed);
        }
    }
}
