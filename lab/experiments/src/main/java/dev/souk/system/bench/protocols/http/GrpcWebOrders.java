package dev.souk.system.bench.protocols.http;

import dev.souk.grpc.order.v1.WatchOrderRequest;
import dev.souk.grpc.order.v1.WatchOrderResponse;
import dev.souk.system.bench.protocols.client.Change;
import dev.souk.system.bench.protocols.client.Endpoint;
import dev.souk.system.bench.protocols.client.GrpcMessages;
import dev.souk.system.bench.protocols.client.OrderWatcher;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.UUID;
import java.util.function.Consumer;

/** The stream {@code WatchOrder} by gRPC-Web, in binary form. */
public final class GrpcWebOrders implements OrderWatcher {

    private final Http http;

    /** Without a connection yet. */
    public GrpcWebOrders(Endpoint endpoint) {
        http = new Http(endpoint);
    }

    @Override
    public void watch(UUID order, int after, Consumer<Change> changes) throws IOException {
        WatchOrderRequest request = GrpcMessages.watch(order, after);
        var call = http.to("/souk.order.v1.OrderService/WatchOrder")
                .header("Content-Type", GrpcWebFrames.TYPE)
                .POST(BodyPublishers.ofByteArray(GrpcWebFrames.of(request.toByteArray())));
        GrpcWebFrames.read(
                http.open(call), message -> changes.accept(GrpcMessages.change(WatchOrderResponse.parseFrom(message))));
    }

    @Override
    public void close() {
        http.close();
    }
}
