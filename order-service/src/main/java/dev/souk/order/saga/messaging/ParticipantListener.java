package dev.souk.order.saga.messaging;

import dev.souk.common.event.EventJson;
import dev.souk.common.event.EventReader;
import dev.souk.common.event.InboundEvent;
import dev.souk.common.event.PoisonException;
import dev.souk.common.inbox.Inbox;
import dev.souk.order.order.OrderMessage;
import dev.souk.order.saga.Saga;
import java.util.UUID;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Hands the answers of stock and wallet to their orders. */
@Component
class ParticipantListener {

    private final Inbox inbox;
    private final Saga saga;
    private final EventReader<StockFact> stock;
    private final EventReader<PaymentFact> payments;

    ParticipantListener(Inbox inbox, Saga saga, EventJson json) {
        this.inbox = inbox;
        this.saga = saga;
        this.stock = StockFact.reader(json);
        this.payments = PaymentFact.reader(json);
    }

    @KafkaListener(id = "stock-facts", idIsGroup = false, topics = "souk.stock")
    void onStock(InboundEvent event) {
        stock.read(event).ifPresent(fact -> inbox.once(event, () -> tell(fact.orderId(), fact.message())));
    }

    @KafkaListener(id = "payment-facts", idIsGroup = false, topics = "souk.payments")
    void onPayment(InboundEvent event) {
        payments.read(event).ifPresent(fact -> inbox.once(event, () -> tell(fact.orderId(), fact.message())));
    }

    private void tell(UUID orderId, OrderMessage message) {
        if (saga.tell(orderId, message).isEmpty()) {
            throw new PoisonException("there is no such order");
        }
    }
}
