package dev.souk.cart.reservation;

import dev.souk.cart.reservation.ReservationTrigger.OrderCancelling;
import dev.souk.cart.reservation.ReservationTrigger.OrderConfirmed;
import dev.souk.cart.reservation.ReservationTrigger.OrderPlaced;
import dev.souk.common.event.EventJson;
import dev.souk.common.event.EventReader;
import dev.souk.common.event.InboundEvent;
import dev.souk.common.inbox.Inbox;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Consumes the events of orders that reservations react to. */
@Component
class OrderListener {

    private final EventReader<ReservationTrigger> events;
    private final Inbox inbox;
    private final ReservationService reservations;

    OrderListener(EventJson json, Inbox inbox, ReservationService reservations) {
        this.events = reader(json);
        this.inbox = inbox;
        this.reservations = reservations;
    }

    static EventReader<ReservationTrigger> reader(EventJson json) {
        return new EventReader<ReservationTrigger>(json)
                .reading("dev.souk.order.placed.v1", OrderPlaced.class)
                .reading("dev.souk.order.confirmed.v1", OrderConfirmed.class)
                .reading("dev.souk.order.cancelling.v1", OrderCancelling.class)
                .ignoring("dev.souk.order.stock-reserved.v1")
                .ignoring("dev.souk.order.cancelled.v1");
    }

    @KafkaListener(id = "order-events", idIsGroup = false, topics = "souk.orders")
    void on(InboundEvent event) {
        inbox.processOnce(event, events, reservations::on);
    }
}
