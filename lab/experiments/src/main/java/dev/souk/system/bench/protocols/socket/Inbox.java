package dev.souk.system.bench.protocols.socket;

import dev.souk.system.bench.load.UnexpectedResponseException;
import dev.souk.tools.client.Json;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.http.HttpTimeoutException;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What came over a WebSocket and was not read yet. */
final class Inbox implements WebSocket.Listener {

    private final BlockingQueue<Item> items = new LinkedBlockingQueue<>();
    private final StringBuilder text = new StringBuilder();

    /** What came. */
    private sealed interface Item {
        record Message(String text) implements Item {}

        record End(String reason) implements Item {}
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
        text.append(data);
        if (last) {
            items.add(new Item.Message(text.toString()));
            text.setLength(0);
        }
        socket.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket socket, int statusCode, String reason) {
        end("close %s %s".formatted(statusCode, reason).strip());
        return null;
    }

    @Override
    public void onError(WebSocket socket, Throwable error) {
        end(error.getClass().getSimpleName() + ": " + error.getMessage());
    }

    /** Whoever reads from now on gets this failure after the messages before it. */
    void end(String reason) {
        items.add(new Item.End(reason));
    }

    /** The next message; fails after this time, and at the end of the connection. */
    JsonNode next(Optional<Duration> limit) throws IOException {
        return switch (item(limit)) {
            case Item.Message(String message) -> Json.MAPPER.readTree(message);
            case Item.End(String reason) -> {
                end(reason); // for the next who reads
                throw new UnexpectedResponseException(reason);
            }
        };
    }

    private Item item(Optional<Duration> limit) throws IOException {
        try {
            if (limit.isEmpty()) {
                return items.take();
            }
            Item item = items.poll(limit.get().toMillis(), TimeUnit.MILLISECONDS);
            if (item == null) {
                throw new HttpTimeoutException("no message in time");
            }
            return item;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        }
    }
}
