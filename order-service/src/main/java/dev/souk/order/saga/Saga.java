package dev.souk.order.saga;

import dev.souk.common.event.OutboundEvent;
import dev.souk.common.outbox.Outbox;
import dev.souk.order.domain.Order;
import dev.souk.order.domain.OrderMessage;
import dev.souk.order.domain.Outcome;
import dev.souk.order.domain.Outcome.Late;
import dev.souk.order.domain.Outcome.Moved;
import dev.souk.order.domain.Outcome.NotCancellable;
import dev.souk.order.domain.Outcome.OutOfPlace;
import dev.souk.order.domain.Outcome.Waits;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The one way in which an order comes to be and moves. Every verb joins the transaction of its caller, which also holds
 * the key, the inbox row or the lock that makes it happen once.
 */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class Saga {

    private final OrderRepository table;
    private final Outbox outbox;
    private final OrderMessageLog messages;
    private final SagaMetrics metrics;
    private final SagaProperties properties;

    Saga(
            OrderRepository table,
            Outbox outbox,
            OrderMessageLog messages,
            SagaMetrics metrics,
            SagaProperties properties) {
        this.table = table;
        this.outbox = outbox;
        this.messages = messages;
        this.metrics = metrics;
        this.properties = properties;
    }

    /** Begins the saga of a new order; false, and nothing done, where this version of the cart is ordered already. */
    public boolean begin(Order order) {
        boolean isFirst = table.insert(order, properties.deadline());
        if (isFirst) {
            publish(order);
        }
        return isFirst;
    }

    /** Tells an order something, and does what it decides; empty where there is no such order. */
    public Optional<Outcome> tell(UUID orderId, OrderMessage message) {
        return table.lock(orderId).map(order -> {
            Outcome outcome = order.receive(message);
            settle(order, message, outcome);
            return outcome;
        });
    }

    private void settle(Order order, OrderMessage message, Outcome outcome) {
        switch (outcome) {
            case Moved move -> advance(order.after(move));
            case Waits note -> table.note(order.after(note));
            case Late _, OutOfPlace _ -> metrics.late(order, message);
            case NotCancellable _ -> {}
        }
    }

    private void advance(Order order) {
        var sincePlaced = table.move(order);
        publish(order);
        if (order.state().status().isFinal()) {
            metrics.ended(order, sincePlaced);
        }
    }

    private void publish(Order order) {
        OutboundEvent event = OrderEvents.of(order);
        outbox.append(event);
        messages.sent(event);
    }
}
