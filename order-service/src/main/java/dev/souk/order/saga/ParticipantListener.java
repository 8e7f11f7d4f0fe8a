package dev.souk.order.saga;

import dev.souk.common.event.EventJson;
import dev.souk.common.event.EventReader;
import dev.souk.common.event.InboundEvent;
import dev.souk.common.event.PoisonException;
import dev.souk.common.inbox.Inbox;
import dev.souk.order.domain.OrderMessage;
import dev.souk.order.persistence.OrderMessageRepository;
import dev.souk.order.saga.ParticipantEvents.OrderReference;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Delivers the responses of stock and wallet to their orders, each once, and logs duplicates for the timeline. */
@Component
class ParticipantListener {

    private final Inbox inbox;
    private final Saga saga;
    private final OrderMessageRepository messages;
    private final TransactionOperations transaction;
    private final EventReader<OrderReference> stock;
    private final EventReader<OrderReference> payments;

    ParticipantListener(
            Inbox inbox,
            Saga saga,
            OrderMessageRepository messages,
            TransactionOperations transaction,
            EventJson json) {
        this.inbox = inbox;
        this.saga = saga;
        this.messages = messages;
        this.transaction = transaction;
        this.stock = ParticipantEvents.reader(json, ParticipantEvents.STOCK);
        this.payments = ParticipantEvents.reader(json, ParticipantEvents.PAYMENT);
    }

    @KafkaListener(id = "stock-events", idIsGroup = false, topics = "souk.stock")
    void onStock(InboundEvent event) {
        handle(event, stock, ParticipantEvents.STOCK);
    }

    @KafkaListener(id = "payment-events", idIsGroup = false, topics = "souk.payments")
    void onPayment(InboundEvent event) {
        handle(event, payments, ParticipantEvents.PAYMENT);
    }

    /** The inbox joins this transaction, so that a duplicate is logged before its record is acknowledged. */
    private void handle(InboundEvent event, EventReader<OrderReference> reader, Map<String, OrderMessage> types) {
        reader.read(event)
                .ifPresent(order -> transaction.executeWithoutResult(_ -> {
                    OrderMessage message = Objects.requireNonNull(types.get(event.type()));
                    if (!inbox.processOnce(event, () -> deliver(event, order.orderId(), message))) {
                        messages.receivedAgain(event, order.orderId());
                    }
                }));
    }

    private void deliver(InboundEvent event, UUID orderId, OrderMessage message) {
        if (saga.handle(orderId, message, event).isEmpty()) {
            throw new PoisonException("there is no such order");
        }
    }
}
