package dev.souk.system.bench.protocols;

import dev.souk.tools.client.Json;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The WebSocket {@code /ws}, by the client of the JDK. */
final class SocketClient implements ProtocolClient, WebSocket.Listener {

    private final HttpClient http = HttpClient.newHttpClient();
    private final BlockingQueue<String> messages = new LinkedBlockingQueue<>();
    private final StringBuilder text = new StringBuilder();
    private final Endpoint endpoint;
    private @Nullable WebSocket socket;

    SocketClient(Endpoint endpoint) {
        this.endpoint = endpoint;
    }

    /** There is no such message. */
    @Override
    public Stream<String> readUser() {
        throw new UnsupportedOperationException("an account over a WebSocket");
    }

    /** No message says that a stream ends. */
    @Override
    public Stream<String> watchOrder(UUID order) {
        if (socket == null) {
            socket = http.newWebSocketBuilder()
                    .connectTimeout(Endpoint.TIME_LIMIT)
                    .buildAsync(endpoint.uri("ws", "/ws"), this)
                    .join();
            send(socket, Map.of("type", "authenticate", "token", endpoint.token()));
            next();
        }
        send(socket, Map.of("type", "watch_order", "order_id", order, "last_event_id", 0));
        return Stream.generate(() -> next().path("status").asString("")).limit(STATUSES.size());
    }

    private static void send(WebSocket socket, Map<String, Object> message) {
        var _ = socket.sendText(Json.MAPPER.writeValueAsString(message), true);
    }

    private JsonNode next() {
        try {
            String message = messages.poll(Endpoint.TIME_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
            return Json.MAPPER.readTree(Objects.requireNonNull(message, "no message in time"));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
        text.append(part);
        if (last) {
            messages.add(text.toString());
            text.setLength(0);
        }
        from.request(1);
        return null;
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
