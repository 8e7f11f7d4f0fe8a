package dev.souk.order.saga;

import dev.souk.common.event.InboundEvent;
import dev.souk.common.event.OutboundEvent;
import dev.souk.common.outbox.Outbox;
import dev.souk.order.domain.Order;
import dev.souk.order.domain.OrderMessage;
import dev.souk.order.domain.Outcome;
import dev.souk.order.domain.Outcome.AnswerRecorded;
import dev.souk.order.domain.Outcome.Ignored;
import dev.souk.order.domain.Outcome.NotCancellable;
import dev.souk.order.domain.Outcome.Transitioned;
import dev.souk.order.domain.Outcome.Unexpected;
import dev.souk.order.persistence.OrderMessageRepository;
import dev.souk.order.persistence.OrderRepository;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The only way in which an order is created and changes. Every method joins the caller's transaction, which also holds
 * the idempotency key, the inbox row or the lock that makes the change happen once.
 */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class Saga {

    private final OrderRepository orders;
    private final Outbox outbox;
    private final OrderMessageRepository messages;
    private final SagaMetrics metrics;

    Saga(OrderRepository orders, Outbox outbox, OrderMessageRepository messages, SagaMetrics metrics) {
        this.orders = orders;
        this.outbox = outbox;
        this.messages = messages;
        this.metrics = metrics;
    }

    /** Starts the saga of a new order; false, and nothing stored, if its version of the cart is ordered already. */
    public boolean start(Order order) {
        boolean isPlaced = orders.place(order);
        if (isPlaced) {
            publish(order);
        }
        return isPlaced;
    }

    /** Loads an order and locks it until the transaction ends. */
    public Optional<Order> lock(UUID orderId) {
        return orders.loadForUpdate(orderId);
    }

    /** Delivers a message to an order; empty if there is no such order. */
    public Optional<Outcome> handle(UUID orderId, OrderMessage message) {
        return lock(orderId).map(order -> handle(order, message));
    }

    /** The same for a message that {@code event} carries: the order's timeline shows the event with what it did. */
    public Optional<Outcome> handle(UUID orderId, OrderMessage message, InboundEvent event) {
        Optional<Outcome> outcome = handle(orderId, message);
        outcome.ifPresent(known -> messages.received(event, orderId, known));
        return outcome;
    }

    /** Delivers a message to an order that this transaction has locked. */
    public Outcome handle(Order order, OrderMessage message) {
        Outcome outcome = order.receive(message);
        switch (outcome) {
            case Transitioned transitioned -> advance(order.after(transitioned));
            case AnswerRecorded recorded -> orders.recordAnswer(order.after(recorded));
            case Ignored _, Unexpected _ -> metrics.ignored(order, message);
            case NotCancellable _ -> {}
        }
        return outcome;
    }

    private void advance(Order order) {
        Duration sincePlaced = orders.save(order);
        publish(order);
        if (order.state().status().isFinal()) {
            metrics.completed(order, sincePlaced);
        }
    }

    /** Announces a new state, to the other services and to the event streams of this one. */
    private void publish(Order order) {
        OutboundEvent event = OrderEvents.of(order);
        messages.sent(outbox.append(event), event);
    }
}
