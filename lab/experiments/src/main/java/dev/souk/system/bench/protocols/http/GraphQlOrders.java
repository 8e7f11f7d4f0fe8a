package dev.souk.system.bench.protocols.http;

import dev.souk.system.bench.protocols.client.Change;
import dev.souk.system.bench.protocols.client.Endpoint;
import dev.souk.system.bench.protocols.client.GraphQl;
import dev.souk.system.bench.protocols.client.OrderWatcher;
import dev.souk.tools.client.Json;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.UUID;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/** The subscription {@code orderChanged} by server-sent events. */
public final class GraphQlOrders implements OrderWatcher {

    private final Http http;

    /** Without a connection yet. */
    public GraphQlOrders(Endpoint endpoint) {
        http = new Http(endpoint);
    }

    @Override
    public void watch(UUID order, int after, Consumer<Change> changes) throws IOException {
        var request = http.to("/graphql")
                .header("Accept", "text/event-stream")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(GraphQl.orderChanged(order, after)));
        ServerSentEvents.read(http.open(request), event -> {
            JsonNode result = Json.MAPPER.readTree(event.data());
            if (!result.isEmpty()) { // the event of the end has no result
                changes.accept(GraphQl.change(result));
            }
        });
    }

    @Override
    public void close() {
        http.close();
    }
}
