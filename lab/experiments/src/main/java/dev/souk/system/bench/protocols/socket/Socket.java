package dev.souk.system.bench.protocols.socket;

import dev.souk.system.bench.protocols.client.Endpoint;
import dev.souk.tools.client.Json;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import tools.jackson.databind.JsonNode;

/** A WebSocket whose messages are JSON: it sends at once, and its caller reads what comes. */
final class Socket implements AutoCloseable {

    private final HttpClient client;
    private final WebSocket socket;
    private final Inbox inbox;

    private Socket(HttpClient client, WebSocket socket, Inbox inbox) {
        this.client = client;
        this.socket = socket;
        this.inbox = inbox;
    }

    /** Opens it; without a subprotocol if that is empty. */
    static Socket open(URI address, String subprotocol) throws IOException {
        HttpClient client =
                HttpClient.newBuilder().connectTimeout(Endpoint.TIME_LIMIT).build();
        var inbox = new Inbox();
        WebSocket.Builder builder = client.newWebSocketBuilder().connectTimeout(Endpoint.TIME_LIMIT);
        if (!subprotocol.isEmpty()) {
            builder.subprotocols(subprotocol);
        }
        try {
            WebSocket socket =
                    builder.buildAsync(address, inbox).get(2 * Endpoint.TIME_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
            return new Socket(client, socket, inbox);
        } catch (ExecutionException | TimeoutException failed) {
            client.shutdownNow();
            throw new IOException("no WebSocket", failed);
        } catch (InterruptedException interrupted) {
            client.shutdownNow();
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        }
    }

    void send(Object message) {
        var _ = socket.sendText(Json.MAPPER.writeValueAsString(message), true);
    }

    /** The next message, which comes in time or is an error. */
    JsonNode next() throws IOException {
        return inbox.next(Optional.of(Endpoint.TIME_LIMIT));
    }

    /** The next message, whenever it comes. */
    JsonNode await() throws IOException {
        return inbox.next(Optional.empty());
    }

    @Override
    public void close() {
        inbox.end("closed");
        socket.abort();
        client.shutdownNow();
    }
}
