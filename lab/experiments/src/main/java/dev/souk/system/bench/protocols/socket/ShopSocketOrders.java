package dev.souk.system.bench.protocols.socket;

import dev.souk.system.bench.load.UnexpectedResponseException;
import dev.souk.system.bench.protocols.client.Change;
import dev.souk.system.bench.protocols.client.Endpoint;
import dev.souk.system.bench.protocols.client.OrderWatcher;
import java.io.IOException;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/** {@code watch_order} over the WebSocket {@code /ws}, which says no end: the final status is it. */
public final class ShopSocketOrders implements OrderWatcher {

    private final Endpoint endpoint;
    private final KeptSocket kept;

    /** Without a connection yet. */
    public ShopSocketOrders(Endpoint endpoint) {
        this.endpoint = endpoint;
        this.kept = new KeptSocket(this::open);
    }

    private Socket open() throws IOException {
        Socket socket = Socket.open(endpoint.socket("/ws"), "");
        socket.send(Map.of("type", "authenticate", "token", endpoint.token()));
        require("authenticated", socket.next());
        return socket;
    }

    @Override
    public void watch(UUID order, int after, Consumer<Change> changes) throws IOException {
        kept.use(socket -> {
            socket.send(Map.of("type", "watch_order", "order_id", order, "last_event_id", after));
            Change change;
            do {
                JsonNode message = socket.await();
                require("order", message);
                change = new Change(
                        message.path("id").asInt(), message.path("status").asString(""));
                changes.accept(change);
            } while (!change.isFinal());
        });
    }

    private static void require(String type, JsonNode message) throws IOException {
        if (!message.path("type").asString("").equals(type)) {
            String detail = message.path("detail").asString("");
            throw new UnexpectedResponseException("no %s: %s".formatted(type, detail));
        }
    }

    @Override
    public void close() {
        kept.close();
    }
}
