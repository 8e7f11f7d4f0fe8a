package dev.souk.order.domain;

import dev.souk.order.domain.Outcome.AnswerRecorded;
import dev.souk.order.domain.Outcome.Transitioned;
import java.util.List;
import java.util.UUID;

/**
 * A user's order, the aggregate whose state the saga advances. Immutable: each change is a new object.
 *
 * @param cartVersion the version of the cart that was checked out; a version is ordered once, unless that order is
 *     cancelled
 * @param lines 1 to 50, each item once
 * @param version the optimistic lock and the sequence number of the order's latest event: 1 for the first state, one
 *     more with each later state
 */
public record Order(UUID id, UUID userId, long cartVersion, List<Line> lines, State state, int version) {

    static final int MAX_LINES = 50;

    /** An order as stored. */
    public Order {
        lines = List.copyOf(lines);
        if (lines.isEmpty() || lines.size() > MAX_LINES) {
            throw new IllegalArgumentException("An order has 1 to " + MAX_LINES + " lines, not " + lines.size());
        }
    }

    /** A new order, in its first state. */
    public static Order place(UUID id, UUID userId, long cartVersion, List<Line> lines) {
        return new Order(id, userId, cartVersion, lines, new State.Placed(), 1);
    }

    /** The amount to pay: price at checkout times quantity, over all lines. */
    public long totalCents() {
        return lines.stream().mapToLong(Line::totalCents).reduce(0, Math::addExact);
    }

    /** Decides what {@code message} does to this order. */
    public Outcome receive(OrderMessage message) {
        return Transitions.of(state, message);
    }

    /** This order in its next state, one version later. */
    public Order after(Transitioned transitioned) {
        return new Order(id, userId, cartVersion, lines, transitioned.next(), version + 1);
    }

    /** This order in the same state, with the answer that it has recorded. */
    public Order after(AnswerRecorded recorded) {
        return new Order(id, userId, cartVersion, lines, recorded.next(), version);
    }
}
