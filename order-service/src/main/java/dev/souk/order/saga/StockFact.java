package dev.souk.order.saga;

import dev.souk.common.event.EventJson;
import dev.souk.common.event.EventReader;
import dev.souk.order.domain.OrderMessage;
import java.util.UUID;

/** What cart-service tells about the stock of an order, as far as the order needs to know it. */
sealed interface StockFact {

    /** The order it is about. */
    UUID orderId();

    record StockReserved(UUID orderId) implements StockFact {}

    record StockRejected(UUID orderId) implements StockFact {}

    record StockReleased(UUID orderId) implements StockFact {}

    /** The same in the words of the order. */
    default OrderMessage message() {
        return switch (this) {
            case StockReserved _ -> new OrderMessage.StockReserved();
            case StockRejected _ -> new OrderMessage.StockRejected();
            case StockReleased _ -> new OrderMessage.StockReleased();
        };
    }

    /** Reads all types of the topic. */
    static EventReader<StockFact> reader(EventJson json) {
        return new EventReader<StockFact>(json)
                .reading("dev.souk.stock.reserved.v1", StockReserved.class)
                .reading("dev.souk.stock.rejected.v1", StockRejected.class)
                .reading("dev.souk.stock.released.v1", StockReleased.class);
    }
}
