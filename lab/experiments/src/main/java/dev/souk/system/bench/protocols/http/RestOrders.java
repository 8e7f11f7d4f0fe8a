package dev.souk.system.bench.protocols.http;

import dev.souk.system.bench.protocols.client.Change;
import dev.souk.system.bench.protocols.client.Endpoint;
import dev.souk.system.bench.protocols.client.OrderWatcher;
import dev.souk.tools.client.Json;
import java.io.IOException;
import java.util.UUID;
import java.util.function.Consumer;

/** {@code GET /orders/{id}/events}: server-sent events. */
public final class RestOrders implements OrderWatcher {

    private final Http http;

    /** Without a connection yet. */
    public RestOrders(Endpoint endpoint) {
        http = new Http(endpoint);
    }

    @Override
    public void watch(UUID order, int after, Consumer<Change> changes) throws IOException {
        var request = http.to("/orders/%s/events".formatted(order))
                .header("Accept", "text/event-stream")
                .header("Last-Event-ID", Integer.toString(after));
        ServerSentEvents.read(http.open(request), event -> {
            String status = Json.MAPPER.readTree(event.data()).path("status").asString("");
            changes.accept(new Change(Integer.parseInt(event.id()), status));
        });
    }

    @Override
    public void close() {
        http.close();
    }
}
