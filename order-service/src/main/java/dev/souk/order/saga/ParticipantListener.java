package dev.souk.order.saga;

import dev.souk.common.event.EventJson;
import dev.souk.common.event.EventReader;
import dev.souk.common.event.InboundEvent;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Hands the answers of stock and wallet to their orders. */
@Component
class ParticipantListener {

    private final ParticipantEventHandler deliveries;
    private final EventReader<StockFact> stock;
    private final EventReader<PaymentFact> payments;

    ParticipantListener(ParticipantEventHandler deliveries, EventJson json) {
        this.deliveries = deliveries;
        this.stock = StockFact.reader(json);
        this.payments = PaymentFact.reader(json);
    }

    @KafkaListener(id = "stock-facts", idIsGroup = false, topics = "souk.stock")
    void onStock(InboundEvent event) {
        stock.read(event).ifPresent(fact -> deliveries.deliver(event, fact.orderId(), fact.message()));
    }

    @KafkaListener(id = "payment-facts", idIsGroup = false, topics = "souk.payments")
    void onPayment(InboundEvent event) {
        payments.read(event).ifPresent(fact -> deliveries.deliver(event, fact.orderId(), fact.message()));
    }
}
