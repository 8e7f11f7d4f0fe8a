package dev.souk.order.saga;

import dev.souk.common.event.OutboundEvent;
import dev.souk.common.outbox.Outbox;
import dev.souk.order.domain.Order;
import dev.souk.order.persistence.OrderMessageRepository;
import org.springframework.stereotype.Component;

/** Announces a new state through the outbox, to the other services and to the event streams of this one. */
@Component
class OrderEventPublisher {

    private final Outbox outbox;
    private final OrderMessageRepository messages;

    OrderEventPublisher(Outbox outbox, OrderMessageRepository messages) {
        this.outbox = outbox;
        this.messages = messages;
    }

    void publish(Order order) {
        OutboundEvent event = OrderEvents.of(order);
        messages.sent(outbox.append(event), event);
    }
}
