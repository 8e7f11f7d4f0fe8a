package dev.souk.system.bench.protocols.grpc;

import dev.souk.grpc.order.v1.OrderServiceGrpc;
import dev.souk.grpc.order.v1.OrderServiceGrpc.OrderServiceBlockingStub;
import dev.souk.system.bench.protocols.client.Change;
import dev.souk.system.bench.protocols.client.Endpoint;
import dev.souk.system.bench.protocols.client.GrpcMessages;
import dev.souk.system.bench.protocols.client.OrderWatcher;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.util.UUID;
import java.util.function.Consumer;

/** The stream {@code WatchOrder}. */
public final class GrpcOrders implements OrderWatcher {

    private final Connection connection;
    private final OrderServiceBlockingStub orders;

    /** Without a connection yet. */
    public GrpcOrders(Endpoint endpoint) {
        this.connection = new Connection(endpoint);
        this.orders = OrderServiceGrpc.newBlockingStub(connection.caller());
    }

    @Override
    public void watch(UUID order, int after, Consumer<Change> changes) throws IOException {
        try {
            orders.watchOrder(GrpcMessages.watch(order, after))
                    .forEachRemaining(message -> changes.accept(GrpcMessages.change(message)));
        } catch (StatusRuntimeException failed) {
            throw Connection.failure(failed);
        }
    }

    @Override
    public void close() {
        connection.close();
    }
}
