package dev.souk.cart.reservation;

import dev.souk.cart.stock.Shortage;
import dev.souk.common.event.OutboundEvent;
import java.util.List;
import java.util.UUID;

/** The responses of this service to the events of an order, published to {@code souk.stock}. */
public sealed interface StockEvent {

    String TOPIC = "souk.stock";

    UUID orderId();

    /** All pieces are reserved. */
    record StockReserved(UUID orderId) implements StockEvent {}

    /** Some pieces are missing, so none is reserved. */
    record StockRejected(UUID orderId, List<Shortage> missing) implements StockEvent {}

    /** Nothing is reserved any more, nor will be. */
    record StockReleased(UUID orderId) implements StockEvent {}

    /** The event for the outbox; {@code sequence} numbers the events about this reservation from 1. */
    default OutboundEvent toOutbound(long sequence) {
        String type = switch (this) {
            case StockReserved _ -> "dev.souk.stock.reserved.v1";
            case StockRejected _ -> "dev.souk.stock.rejected.v1";
            case StockReleased _ -> "dev.souk.stock.released.v1";
        };
        return new OutboundEvent(TOPIC, type, orderId(), sequence, this);
    }
}
