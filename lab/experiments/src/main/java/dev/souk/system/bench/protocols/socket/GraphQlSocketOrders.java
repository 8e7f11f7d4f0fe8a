package dev.souk.system.bench.protocols.socket;

import dev.souk.system.bench.protocols.client.Change;
import dev.souk.system.bench.protocols.client.Endpoint;
import dev.souk.system.bench.protocols.client.GraphQl;
import dev.souk.system.bench.protocols.client.OrderWatcher;
import java.io.IOException;
import java.util.UUID;
import java.util.function.Consumer;

/** The subscription {@code orderChanged} over a WebSocket. */
public final class GraphQlSocketOrders implements OrderWatcher {

    private final KeptSocket kept;

    /** Without a connection yet. */
    public GraphQlSocketOrders(Endpoint endpoint) {
        this.kept = new KeptSocket(() -> GraphQlSocket.open(endpoint));
    }

    @Override
    public void watch(UUID order, int after, Consumer<Change> changes) throws IOException {
        kept.use(socket -> GraphQlSocket.execute(
                socket,
                GraphQl.orderChanged(order, after),
                socket::await,
                result -> changes.accept(GraphQl.change(result))));
    }

    @Override
    public void close() {
        kept.close();
    }
}
