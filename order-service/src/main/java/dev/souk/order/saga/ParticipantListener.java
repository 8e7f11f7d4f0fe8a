package dev.souk.order.saga;

import dev.souk.common.event.EventJson;
import dev.souk.common.event.EventReader;
import dev.souk.common.event.InboundEvent;
import dev.souk.common.event.PoisonException;
import dev.souk.common.inbox.Inbox;
import dev.souk.order.domain.OrderMessage;
import dev.souk.order.domain.OrderMessage.PaymentDeclined;
import dev.souk.order.domain.OrderMessage.PaymentTaken;
import dev.souk.order.domain.OrderMessage.PaymentVoided;
import dev.souk.order.domain.OrderMessage.StockRejected;
import dev.souk.order.domain.OrderMessage.StockReleased;
import dev.souk.order.domain.OrderMessage.StockReserved;
import dev.souk.order.persistence.OrderMessageRepository;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Delivers the responses of stock and wallet to their orders, each once, and logs duplicates for the timeline. */
@Component
class ParticipantListener {

    /** The types of events, and the message that each of them is to the order. */
    static final Map<String, OrderMessage> STOCK = Map.of(
            "dev.souk.stock.reserved.v1", new StockReserved(),
            "dev.souk.stock.rejected.v1", new StockRejected(),
            "dev.souk.stock.released.v1", new StockReleased());

    static final Map<String, OrderMessage> PAYMENT = Map.of(
            "dev.souk.payment.taken.v1", new PaymentTaken(),
            "dev.souk.payment.declined.v1", new PaymentDeclined(),
            "dev.souk.payment.voided.v1", new PaymentVoided());

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
        this.stock = reader(json, STOCK);
        this.payments = reader(json, PAYMENT);
    }

    /** What an order needs of the JSON; the message follows from the type. */
    record OrderReference(UUID orderId) {}

    /** Reads the types in {@code messages}. */
    static EventReader<OrderReference> reader(EventJson json, Map<String, OrderMessage> messages) {
        var reader = new EventReader<OrderReference>(json);
        messages.keySet().forEach(type -> reader.reading(type, OrderReference.class));
        return reader;
    }

    @KafkaListener(id = "stock-events", idIsGroup = false, topics = "souk.stock")
    void onStock(InboundEvent event) {
        handle(event, stock, STOCK);
    }

    @KafkaListener(id = "payment-events", idIsGroup = false, topics = "souk.payments")
    void onPayment(InboundEvent event) {
        handle(event, payments, PAYMENT);
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
