package dev.souk.order.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.order.domain.Line;
import dev.souk.order.domain.Order;
import dev.souk.order.domain.OrderMessage;
import dev.souk.order.domain.Outcome;
import dev.souk.order.domain.Outcome.AnswerRecorded;
import dev.souk.order.domain.Outcome.Transitioned;
import dev.souk.order.domain.Reason;
import dev.souk.order.domain.State;
import dev.souk.order.domain.State.Cancelled;
import dev.souk.order.domain.State.Cancelling;
import dev.souk.order.testing.OrderMessages;
import dev.souk.order.testing.OrderServiceApplicationTest;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.transaction.support.TransactionOperations;

/** The database accepts the transitions in the domain's table and no other, over every pair of states. */
@OrderServiceApplicationTest
class TransitionConstraintIT {

    private final OrderRepository orders;
    private final TransactionOperations transaction;

    TransitionConstraintIT(OrderRepository orders, TransactionOperations transaction) {
        this.orders = orders;
        this.transaction = transaction;
    }

    @ParameterizedTest(name = "{0} -> {2}")
    @MethodSource("pairs")
    void theDatabaseAcceptsATransitionIfTheTableHasIt(State from, List<OrderMessage> path, State to) {
        assertThat(isAccepted(path, to)).isEqualTo(isInTable(from, to));
    }

    static Stream<Arguments> pairs() {
        return paths().entrySet().stream()
                .flatMap(entry -> states().map(to -> Arguments.of(entry.getKey(), entry.getValue(), to)));
    }

    private static boolean isInTable(State from, State to) {
        return OrderMessages.ALL.stream()
                .map(message -> inState(from).receive(message))
                .anyMatch(outcome -> outcome instanceof Transitioned(State next)
                        && next.status() == to.status()
                        && next.reason() == to.reason());
    }

    /** Rolls back, whatever the database says. */
    private boolean isAccepted(List<OrderMessage> path, State to) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            status.setRollbackOnly();
            Order order = inState(new State.Placed());
            assertThat(orders.place(order)).isTrue();
            for (OrderMessage message : path) {
                order = store(order, order.receive(message));
            }
            try {
                orders.save(order.after(new Transitioned(to)));
                return true;
            } catch (DataIntegrityViolationException rejected) {
                return false;
            }
        }));
    }

    private Order store(Order order, Outcome outcome) {
        if (outcome instanceof AnswerRecorded recorded) {
            Order answered = order.after(recorded);
            orders.recordAnswer(answered);
            return answered;
        }
        Order next = order.after((Transitioned) outcome);
        orders.save(next);
        return next;
    }

    /** The messages that lead to each state that can be reached. */
    private static Map<State, List<OrderMessage>> paths() {
        Map<State, List<OrderMessage>> paths = new LinkedHashMap<>(Map.of(new State.Placed(), List.of()));
        Deque<State> open = new ArrayDeque<>(paths.keySet());
        while (!open.isEmpty()) {
            State from = open.remove();
            for (OrderMessage message : OrderMessages.ALL) {
                State next = next(from, message);
                if (!paths.containsKey(next)) {
                    List<OrderMessage> path = new ArrayList<>(paths.getOrDefault(from, List.of()));
                    path.add(message);
                    paths.put(next, path);
                    open.add(next);
                }
            }
        }
        return paths;
    }

    private static State next(State from, OrderMessage message) {
        return switch (inState(from).receive(message)) {
            case Transitioned(State next) -> next;
            case AnswerRecorded(State next) -> next;
            case Outcome.Ignored _, Outcome.Unexpected _, Outcome.NotCancellable _ -> from;
        };
    }

    private static Stream<State> states() {
        return Stream.concat(
                Stream.of(new State.Placed(), new State.Reserved(), new State.Confirmed()),
                Arrays.stream(Reason.values())
                        .flatMap(reason -> Stream.of(new Cancelling(reason, false, false), new Cancelled(reason))));
    }

    private static Order inState(State state) {
        Line tea = new Line(UUID.randomUUID(), "Tea", 1, 250);
        return new Order(UUID.randomUUID(), UUID.randomUUID(), 1, List.of(tea), state, 1);
    }
}
