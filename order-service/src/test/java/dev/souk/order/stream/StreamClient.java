package dev.souk.order.stream;

import dev.souk.order.testing.Shop.Placed;
import dev.souk.testing.TestTokens;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.assertj.core.api.Assertions;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Reads server-sent events as a browser would. */
final class StreamClient {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final HttpClient http = HttpClient.newHttpClient();
    private final int port;
    private final TestTokens tokens;

    StreamClient(int port, TestTokens tokens) {
        this.port = port;
        this.tokens = tokens;
    }

    Watched open(Placed order, @Nullable String lastEventId) {
        return open(order, lastEventId, tokens.token(order.user(), "CUSTOMER"));
    }

    Watched openWithToken(Placed order, String token) {
        return open(order, null, token);
    }

    /** The status of the response to a HEAD. */
    int head(Placed order) {
        var request = request(order, tokens.token(order.user(), "CUSTOMER")).HEAD();
        return http.sendAsync(request.build(), BodyHandlers.discarding()).join().statusCode();
    }

    private HttpRequest.Builder request(Placed order, String token) {
        return HttpRequest.newBuilder(URI.create("http://localhost:%d/orders/%s/events".formatted(port, order.id())))
                .header("Accept", "text/event-stream")
                .header("Authorization", "Bearer " + token);
    }

    private Watched open(Placed order, @Nullable String lastEventId, String token) {
        var request = request(order, token);
        if (lastEventId != null) {
            request.header("Last-Event-ID", lastEventId);
        }
        return new Watched(
                http.sendAsync(request.build(), BodyHandlers.ofInputStream()).join());
    }

    /** An open stream and its events so far: {@code id status reason}. */
    static final class Watched {

        private final HttpResponse<InputStream> response;
        private final List<String> events = new CopyOnWriteArrayList<>();
        private final Thread reading;

        Watched(HttpResponse<InputStream> response) {
            this.response = response;
            this.reading = Thread.ofVirtual().start(this::read);
        }

        int status() {
            return response.statusCode();
        }

        Optional<String> header(String name) {
            return response.headers().firstValue(name);
        }

        void awaitEvents(String... expected) {
            Awaitility.await()
                    .atMost(TIMEOUT)
                    .untilAsserted(() -> Assertions.assertThat(events).containsExactly(expected));
        }

        void awaitEnd() {
            Awaitility.await().atMost(TIMEOUT).until(() -> !reading.isAlive());
        }

        void leave() {
            try {
                response.body().close();
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }

        private void read() {
            var lines = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
            String id = "";
            try {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    if (line.startsWith("id:")) {
                        id = line.substring("id:".length());
                    } else if (line.startsWith("data:")) {
                        var data = JsonMapper.shared().readTree(line.substring("data:".length()));
                        String reason = data.path("reason").asString("");
                        events.add((id + " " + data.path("status").asString() + " " + reason).strip());
                    }
                }
            } catch (IOException left) {
                events.add("left");
            }
        }
    }
}
