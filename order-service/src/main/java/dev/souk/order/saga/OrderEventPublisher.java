package dev.souk.order.saga;

import dev.souk.common.event.OutboundEvent;
import dev.souk.common.outbox.Outbox;
import dev.souk.order.domain.Order;
import dev.souk.order.persistence.OrderMessageRepository;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Announces a new state: to the other services through the outbox, and inside this service after the commit. */
@Component
class OrderEventPublisher {

    private final Outbox outbox;
    private final OrderMessageRepository messages;
    private final ApplicationEventPublisher application;

    OrderEventPublisher(Outbox outbox, OrderMessageRepository messages, ApplicationEventPublisher application) {
        this.outbox = outbox;
        this.messages = messages;
        this.application = application;
    }

    void publish(Order order) {
        OutboundEvent event = OrderEvents.of(order);
        messages.sent(outbox.append(event), event);
        application.publishEvent(new OrderChanged(order.id(), order.version()));
    }
}
