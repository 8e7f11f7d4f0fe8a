package dev.souk.order.domain;

import dev.souk.order.domain.Outcome.Moved;
import dev.souk.order.domain.Outcome.Waits;
import java.util.List;
import java.util.UUID;

/**
 * A user's order.
 *
 * @param cartVersion the version of the cart it was made from; a version is ordered once
 * @param lines 1 to 50, each item once
 * @param facts how many facts about it have been published: one for each state it has been in
 */
public record Order(UUID id, UUID userId, long cartVersion, List<Line> lines, State state, int facts) {

    static final int MAX_LINES = 50;

    /** An order as the database has it. */
    public Order {
        lines = List.copyOf(lines);
        if (lines.isEmpty() || lines.size() > MAX_LINES) {
            throw new IllegalArgumentException("An order has 1 to " + MAX_LINES + " lines, not " + lines.size());
        }
    }

    /** A new order; that it was placed is its first fact. */
    public static Order place(UUID id, UUID userId, long cartVersion, List<Line> lines) {
        return new Order(id, userId, cartVersion, lines, new State.Placed(), 1);
    }

    /** What is to be paid: price at checkout times quantity, over all lines. */
    public long totalCents() {
        return lines.stream().mapToLong(Line::totalCents).reduce(0, Math::addExact);
    }

    /** What {@code message} does to this order; the order itself never changes. */
    public Outcome receive(OrderMessage message) {
        return Transitions.of(state, message);
    }

    /** This order after it has moved: every move is one more fact. */
    public Order after(Moved move) {
        return new Order(id, userId, cartVersion, lines, move.next(), facts + 1);
    }

    /** This order, still waiting, with what it has noted. */
    public Order after(Waits note) {
        return new Order(id, userId, cartVersion, lines, note.next(), facts);
    }
}
