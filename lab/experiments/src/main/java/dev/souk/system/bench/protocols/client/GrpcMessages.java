package dev.souk.system.bench.protocols.client;

import dev.souk.grpc.order.v1.WatchOrderRequest;
import dev.souk.grpc.order.v1.WatchOrderResponse;
import java.util.UUID;

/** The messages that gRPC and gRPC-Web share. */
public final class GrpcMessages {

    private static final String PREFIX = "ORDER_STATUS_";

    private GrpcMessages() {}

    /** The request for the changes of an order. */
    public static WatchOrderRequest watch(UUID order, int after) {
        return WatchOrderRequest.newBuilder()
                .setId(order.toString())
                .setAfterPosition(after)
                .build();
    }

    /** A change of the order. */
    public static Change change(WatchOrderResponse message) {
        String status = message.getStep().getStatus().name().substring(PREFIX.length());
        return new Change(message.getPosition(), status);
    }
}
