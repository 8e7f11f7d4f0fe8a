package dev.souk.order.saga;

import dev.souk.common.event.EventJson;
import dev.souk.common.event.EventReader;
import dev.souk.common.event.InboundEvent;
import dev.souk.order.domain.OrderMessage;
import dev.souk.order.saga.ParticipantEvents.OrderReference;
import java.util.Map;
import java.util.Objects;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Receives the responses of stock and wallet. */
@Component
class ParticipantListener {

    private final ParticipantEventHandler handler;
    private final EventReader<OrderReference> stock;
    private final EventReader<OrderReference> payments;

    ParticipantListener(ParticipantEventHandler handler, EventJson json) {
        this.handler = handler;
        this.stock = ParticipantEvents.reader(json, ParticipantEvents.STOCK);
        this.payments = ParticipantEvents.reader(json, ParticipantEvents.PAYMENT);
    }

    @KafkaListener(id = "stock-events", idIsGroup = false, topics = "souk.stock")
    void onStock(InboundEvent event) {
        deliver(event, stock, ParticipantEvents.STOCK);
    }

    @KafkaListener(id = "payment-events", idIsGroup = false, topics = "souk.payments")
    void onPayment(InboundEvent event) {
        deliver(event, payments, ParticipantEvents.PAYMENT);
    }

    private void deliver(InboundEvent event, EventReader<OrderReference> reader, Map<String, OrderMessage> messages) {
        reader.read(event)
                .ifPresent(order ->
                        handler.handle(event, order.orderId(), Objects.requireNonNull(messages.get(event.type()))));
    }
}
