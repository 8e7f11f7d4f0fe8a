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

/** Calls the gateway and puts every call into the history, whatever came of it. */
final class RecordingClient implements AutoCloseable {

    /** A little longer than the gateway's own limit, so that its answer is heard. */
    static final Duration PATIENT = Duration.ofMillis(5_500);

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

    /** Who calls: a shopper's number, and the account with its token once there is one. */
    record Caller(int number, Optional<LoggedInUser> customer) {}

    CallOutcome call(Caller caller, ClientRequest request, Duration patience) throws InterruptedException {
        long at = watch.now();
        CallOutcome outcome = send(built(caller, request, patience));
        var user = caller.customer().map(LoggedInUser::id).orElse(null);
        history.add(new ClientCall(caller.number(), user, request, at, watch.now() - at, outcome));
        return outcome;
    }

    private HttpRequest built(Caller caller, ClientRequest request, Duration patience) {
        String body = request.body();
        var builder = HttpRequest.newBuilder(URI.create(gateway + request.path()))
                .timeout(patience)
                .method(request.method(), body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        request.headers().forEach(builder::header);
        caller.customer().ifPresent(one -> builder.header("Authorization", "Bearer " + one.token()));
        return builder.build();
    }

    private CallOutcome send(HttpRequest request) throws InterruptedException {
        try {
            HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
            boolean replayed = answer.headers()
                    .firstValue("Idempotent-Replayed")
                    .filter("true"::equals)
                    .isPresent();
            String etag = answer.headers().firstValue("ETag").orElse(null);
            return new CallOutcome.Answered(answer.statusCode(), answer.body(), replayed, etag);
        } catch (IOException silence) {
            return new CallOutcome.NoResponse(silence.getClass().getSimpleName() + ": " + silence.getMessage());
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
