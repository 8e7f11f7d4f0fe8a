package dev.souk.user.payment;

import dev.souk.common.event.EventJson;
import dev.souk.common.event.EventReader;
import dev.souk.common.event.InboundEvent;
import dev.souk.common.inbox.Inbox;
import dev.souk.user.payment.PaymentTrigger.OrderCancelling;
import dev.souk.user.payment.PaymentTrigger.OrderStockReserved;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Consumes the events of orders that payments react to. */
@Component
class OrderListener {

    private final EventReader<PaymentTrigger> events;
    private final Inbox inbox;
    private final PaymentService payments;

    OrderListener(EventJson json, Inbox inbox, PaymentService payments) {
        this.events = reader(json);
        this.inbox = inbox;
        this.payments = payments;
    }

    static EventReader<PaymentTrigger> reader(EventJson json) {
        return new EventReader<PaymentTrigger>(json)
                .reading("dev.souk.order.stock-reserved.v1", OrderStockReserved.class)
                .reading("dev.souk.order.cancelling.v1", OrderCancelling.class)
                .ignoring("dev.souk.order.placed.v1")
                .ignoring("dev.souk.order.confirmed.v1")
                .ignoring("dev.souk.order.cancelled.v1");
    }

    @KafkaListener(id = "order-events", idIsGroup = false, topics = "souk.orders")
    void on(InboundEvent event) {
        inbox.processOnce(event, events, payments::on);
    }
}
