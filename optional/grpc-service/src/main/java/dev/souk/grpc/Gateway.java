package dev.souk.grpc;

import dev.souk.common.problem.ProblemException;
import dev.souk.common.problem.ReceivedProblem;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatusCode;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The REST API. A future fails with a {@link ProblemException} in a {@link CompletionException}. */
record Gateway(HttpClient http, GrpcProperties properties) {

    /** A request of the caller to this path, without a method. */
    HttpRequest.Builder request(Call call, String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(properties.gateway().resolve(path)).timeout(properties.timeout());
        call.addTo(request);
        return request;
    }

    /** What is at this path. */
    CompletableFuture<JsonNode> get(Call call, String path) {
        return send(call, request(call, path).build());
    }

    /** The body of the response, missing if it has none. */
    CompletableFuture<JsonNode> send(Call call, HttpRequest request) {
        return send(call, request, BodyHandlers.ofString())
                .thenApply(response -> JsonMapper.shared().readTree(response.body()));
    }

    /** The successful response. The request is cancelled when the call is over, whoever has ended it. */
    CompletableFuture<HttpResponse<String>> send(Call call, HttpRequest request, BodyHandler<String> body) {
        CompletableFuture<HttpResponse<String>> response = http.sendAsync(request, body);
        call.cancelAtEnd(response);
        return response.handle((received, failure) -> {
            if (failure != null) {
                throw GatewayProblems.of(failure);
            }
            var status = HttpStatusCode.valueOf(received.statusCode());
            if (!status.is2xxSuccessful()) {
                String retryAfter = received.headers().firstValue("Retry-After").orElse(null);
                throw ReceivedProblem.of(status, received.body(), retryAfter);
            }
            return received;
        });
    }

    /** A body of JSON, the same bytes in each process: those of a repetition with its key have to be equal. */
    static HttpRequest.Builder withBody(HttpRequest.Builder request, String method, Map<String, ?> body) {
        return request.method(
                        method, BodyPublishers.ofString(JsonMapper.shared().writeValueAsString(new TreeMap<>(body))))
                .header("Content-Type", "application/json");
    }

    /** With this key, if there is one. */
    static HttpRequest.Builder withKey(HttpRequest.Builder request, @Nullable String key) {
        return key == null || key.isEmpty() ? request : request.header("Idempotency-Key", key);
    }
}
