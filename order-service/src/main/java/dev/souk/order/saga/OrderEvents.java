package dev.souk.order.saga;

import dev.souk.common.event.OutboundEvent;
import dev.souk.order.domain.Order;
import dev.souk.order.domain.Reason;
import dev.souk.order.domain.State.Cancelled;
import dev.souk.order.domain.State.Cancelling;
import dev.souk.order.domain.State.Confirmed;
import dev.souk.order.domain.State.Placed;
import dev.souk.order.domain.State.Reserved;
import java.util.List;
import java.util.UUID;

/** The events that an order publishes: one for each state, with what its consumers need. */
public final class OrderEvents {

    public static final String TOPIC = "souk.orders";

    private OrderEvents() {}

    record LinePlaced(UUID itemId, int quantity, long priceCents) {}

    record OrderPlaced(UUID orderId, UUID userId, long cartVersion, List<LinePlaced> lines, long totalCents) {}

    record OrderStockReserved(UUID orderId, UUID userId, long totalCents) {}

    record OrderConfirmed(UUID orderId, UUID userId) {}

    record OrderCancelling(UUID orderId, UUID userId, Reason reason) {}

    record OrderCancelled(UUID orderId, UUID userId, Reason reason) {}

    /** The event that announces the present state of {@code order}. */
    static OutboundEvent of(Order order) {
        UUID id = order.id();
        UUID user = order.userId();
        return switch (order.state()) {
            case Placed _ -> event(order, "placed", placed(order));
            case Reserved _ -> event(order, "stock-reserved", new OrderStockReserved(id, user, order.totalCents()));
            case Confirmed _ -> event(order, "confirmed", new OrderConfirmed(id, user));
            case Cancelling now -> event(order, "cancelling", new OrderCancelling(id, user, now.reason()));
            case Cancelled now -> event(order, "cancelled", new OrderCancelled(id, user, now.reason()));
        };
    }

    private static OutboundEvent event(Order order, String name, Object data) {
        return new OutboundEvent(TOPIC, "dev.souk.order." + name + ".v1", order.id(), order.version(), data);
    }

    private static OrderPlaced placed(Order order) {
        List<LinePlaced> lines = order.lines().stream()
                .map(line -> new LinePlaced(line.itemId(), line.quantity(), line.priceCents()))
                .toList();
        return new OrderPlaced(order.id(), order.userId(), order.cartVersion(), lines, order.totalCents());
    }
}
