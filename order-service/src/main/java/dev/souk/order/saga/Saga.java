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
import java.time.Instant;
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

    /**
     * What a message did.
     *
     * @param order the order after the message
     */
    public record Result(Order order, Outcome outcome) {}

    /**
     * Starts the saga of a new order.
     *
     * @return when it was placed; empty, and nothing stored, if the user has an order of this version of the cart that
     *     is not cancelled
     */
    public Optional<Instant> start(Order order) {
        Optional<Instant> placedAt = orders.place(order);
        placedAt.ifPresent(_ -> publish(order));
        return placedAt;
    }

    /** Loads an order and locks it until the transaction ends. */
    public Optional<Order> lock(UUID orderId) {
        return orders.loadForUpdate(orderId);
    }

    /** Delivers a message to an order; empty if there is no such order. */
    public Optional<Outcome> handle(UUID orderId, OrderMessage message) {
        return lock(orderId).map(order -> handle(order, message).outcome());
    }

    /** The same for a message that {@code event} carries: the order's timeline shows the event with what it did. */
    public Optional<Outcome> handle(UUID orderId, OrderMessage message, InboundEvent event) {
        Optional<Outcome> outcome = handle(orderId, message);
        outcome.ifPresent(known -> messages.received(event, orderId, known));
        return outcome;
    }

    /** Delivers a message to an order that this transaction has locked. */
    public Result handle(Order order, OrderMessage message) {
        Outcome outcome = order.receive(message);
        return switch (outcome) {
            case Transitioned transitioned -> new Result(advance(order.after(transitioned)), outcome);
            case AnswerRecorded recorded -> new Result(orders.recordAnswer(order.after(recorded)), outcome);
            case Ignored _, Unexpected _ -> {
                metrics.ignored(order, message);
                yield new Result(order, outcome);
            }
            case NotCancellable _ -> new Result(order, outcome);
        };
    }

    private Order advance(Order order) {
        Duration sincePlaced = orders.save(order);
        publish(order);
        if (order.state().status().isFinal()) {
            metrics.completed(order, sincePlaced);
        }
        return order;
    }

    /** Announces a new state, to the other services and to the event streams of this one. */
    private void publish(Order order) {
        OutboundEvent event = OrderEvents.of(order);
        messages.sent(outbox.append(event), event);
    }
}
