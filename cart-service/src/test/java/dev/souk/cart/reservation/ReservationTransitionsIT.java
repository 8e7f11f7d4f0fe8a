package dev.souk.cart.reservation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.cart.reservation.ReservationTrigger.Line;
import dev.souk.cart.reservation.ReservationTrigger.OrderCancelling;
import dev.souk.cart.reservation.ReservationTrigger.OrderConfirmed;
import dev.souk.cart.reservation.ReservationTrigger.OrderPlaced;
import dev.souk.testing.SoukTest;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** The database allows exactly the transitions of {@link ReservationState}, for every pair of states. */
@SoukTest
class ReservationTransitionsIT {

    private static final UUID ORDER = UUID.randomUUID();
    private static final List<ReservationTrigger> TRIGGERS = List.of(
            new OrderPlaced(ORDER, 1, List.of(new Line(UUID.randomUUID(), 1))),
            new OrderConfirmed(ORDER, UUID.randomUUID()),
            new OrderCancelling(ORDER));

    private final JdbcClient jdbc;
    private final TransactionOperations transaction;

    ReservationTransitionsIT(JdbcClient jdbc, TransactionOperations transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    static Stream<Arguments> pairs() {
        return Stream.of(ReservationState.values())
                .flatMap(from -> Stream.of(ReservationState.values()).map(to -> Arguments.of(from, to)));
    }

    @ParameterizedTest(name = "{0} to {1}")
    @MethodSource("pairs")
    void theDatabaseAllowsWhatTheTableDecides(ReservationState from, ReservationState to) {
        assertThat(isAllowed(from, to)).isEqualTo(successors(from).contains(to));
    }

    private static Set<ReservationState> successors(ReservationState from) {
        var successors = EnumSet.noneOf(ReservationState.class);
        TRIGGERS.forEach(trigger -> successors.addAll(successors(from.on(trigger))));
        return successors;
    }

    private static Set<ReservationState> successors(ReservationDecision decision) {
        return switch (decision) {
            case ReservationDecision.Reserve _ -> EnumSet.of(ReservationState.RESERVED, ReservationState.REJECTED);
            case ReservationDecision.Sell _ -> EnumSet.of(ReservationState.SOLD);
            case ReservationDecision.Release _, ReservationDecision.RecordTombstone _ ->
                EnumSet.of(ReservationState.RELEASED);
            case ReservationDecision.Ignore _, ReservationDecision.InvalidInState _ ->
                EnumSet.noneOf(ReservationState.class);
        };
    }

    private boolean isAllowed(ReservationState from, ReservationState to) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            status.setRollbackOnly();
            insert(from);
            try {
                update(from, to);
                return true;
            } catch (DataIntegrityViolationException rejected) {
                assertThat(rejected).hasMessageContaining("does not go from " + from + " to " + to);
                return false;
            }
        }));
    }

    private void insert(ReservationState state) {
        boolean isNew = state == ReservationState.NEW;
        jdbc.sql("""
                insert into reservation (order_id, state, cart_version, event_sequence)
                values (:order, :state, :cart, :sequence)
                """)
                .param("order", ORDER)
                .param("state", state.name())
                .param("cart", isNew ? null : 1)
                .param("sequence", isNew ? 0 : state == ReservationState.RELEASED ? 2 : 1)
                .update();
    }

    /** As {@link ReservationRepository} does it: only a sale publishes no event, only a tombstone has no cart. */
    private void update(ReservationState from, ReservationState to) {
        boolean tombstone = from == ReservationState.NEW && to == ReservationState.RELEASED;
        jdbc.sql("""
                update reservation
                set state = :state, cart_version = :cart, event_sequence = event_sequence + :published
                where order_id = :order
                """)
                .param("order", ORDER)
                .param("state", to.name())
                .param("cart", tombstone ? null : 1)
                .param("published", to == ReservationState.SOLD ? 0 : 1)
                .update();
    }
}
