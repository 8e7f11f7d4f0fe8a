package dev.souk.order.saga;

import dev.souk.common.event.EventJson;
import dev.souk.common.event.EventReader;
import dev.souk.order.domain.OrderMessage;
import dev.souk.order.domain.OrderMessage.PaymentDeclined;
import dev.souk.order.domain.OrderMessage.PaymentTaken;
import dev.souk.order.domain.OrderMessage.PaymentVoided;
import dev.souk.order.domain.OrderMessage.StockRejected;
import dev.souk.order.domain.OrderMessage.StockReleased;
import dev.souk.order.domain.OrderMessage.StockReserved;
import java.util.Map;
import java.util.UUID;

/** The event types of the participants, and the message that each of them is to the order. */
final class ParticipantEvents {

    static final Map<String, OrderMessage> STOCK = Map.of(
            "dev.souk.stock.reserved.v1", new StockReserved(),
            "dev.souk.stock.rejected.v1", new StockRejected(),
            "dev.souk.stock.released.v1", new StockReleased());

    static final Map<String, OrderMessage> PAYMENT = Map.of(
            "dev.souk.payment.taken.v1", new PaymentTaken(),
            "dev.souk.payment.declined.v1", new PaymentDeclined(),
            "dev.souk.payment.voided.v1", new PaymentVoided());

    private ParticipantEvents() {}

    /** What an order needs of the JSON; the message follows from the type. */
    record OrderReference(UUID orderId) {}

    /** Reads the types in {@code messages}. */
    static EventReader<OrderReference> reader(EventJson json, Map<String, OrderMessage> messages) {
        var reader = new EventReader<OrderReference>(json);
        messages.keySet().forEach(type -> reader.reading(type, OrderReference.class));
        return reader;
    }
}
