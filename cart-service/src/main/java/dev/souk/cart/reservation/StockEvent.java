package dev.souk.cart.reservation;

import dev.souk.cart.stock.Shortage;
import java.util.List;
import java.util.UUID;

/** What this service answers to an order. */
sealed interface StockEvent {

    String TOPIC = "souk.stock";

    UUID orderId();

    /** Its name on the wire, with the version of its schema. */
    default String type() {
        return switch (this) {
            case StockReserved reserved -> "dev.souk.stock.reserved.v1";
            case StockRejected rejected -> "dev.souk.stock.rejected.v1";
            case StockReleased released -> "dev.souk.stock.released.v1";
        };
    }

    /** All of its pieces are reserved. */
    record StockReserved(UUID orderId) implements StockEvent {}

    /** Nothing is reserved, because some pieces are missing. */
    record StockRejected(UUID orderId, List<Shortage> missing) implements StockEvent {}

    /** Nothing is reserved any more, nor will be. */
    record StockReleased(UUID orderId) implements StockEvent {}
}
