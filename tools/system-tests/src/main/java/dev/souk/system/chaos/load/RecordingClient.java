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
import java.util.Optional;

/** Calls the gateway and adds every call to the history, whatever its outcome. */
final class RecordingClient implements AutoCloseable {

    /** Longer than the gateway's own time-out, so that its response arrives. */
    static final Duration TIMEOUT = Duration.ofMillis(5_500);

    private final String gateway;
    private final History history;
    private final Stopwatch watch;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();

    RecordingClient(String gateway, History history, Stopwatch watch) {
        this.gateway = gateway;
        this.history = history;
        this.watch = watch;
    }

    /** Number of the shopper, and the account once there is one. */
    record Caller(int number, Optional<LoggedInUser> user) {}

    CallOutcome send(Caller caller, ClientRequest request, Duration timeout) throws InterruptedException {
        long at = watch.now();
        CallOutcome outcome = send(build(caller, request, timeout));
        var user = caller.user().map(LoggedInUser::id).orElse(null);
        history.add(new ClientCall(caller.number(), user, request, at, watch.now() - at, outcome));
        return outcome;
    }

    private HttpRequest build(Caller caller, ClientRequest request, Duration timeout) {
        String body = request.body();
        var builder = HttpRequest.newBuilder(URI.create(gateway + request.path()))
                .timeout(timeout)
                .method(request.method(), body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        request.headers().forEach(builder::header);
        caller.user().ifPresent(one -> builder.header("Authorization", "Bearer " + one.token()));
        return builder.build();
    }

    private CallOutcome send(HttpRequest request) throws InterruptedException {
        try {
            HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
            boolean replayed =
                    response.headers().allValues("Idempotent-Replayed").contains("true");
            String etag = response.headers().firstValue("ETag").orElse(null);
            return new CallOutcome.Answered(response.statusCode(), response.body(), replayed, etag);
        } catch (IOException failed) {
            return new CallOutcome.NoResponse(failed.getClass().getSimpleName() + ": " + failed.getMessage());
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
