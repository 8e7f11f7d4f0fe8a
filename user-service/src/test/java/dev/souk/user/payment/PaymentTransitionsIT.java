package dev.souk.user.payment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.testing.SoukTest;
import dev.souk.user.payment.PaymentTrigger.OrderCancelling;
import dev.souk.user.payment.PaymentTrigger.OrderStockReserved;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** The database allows exactly the transitions of {@link PaymentState}, for every pair of states. */
@SoukTest
class PaymentTransitionsIT {

    private final JdbcClient jdbc;
    private final TransactionOperations transaction;
    private final UUID order = UUID.randomUUID();

    PaymentTransitionsIT(JdbcClient jdbc, TransactionOperations transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    static Stream<Arguments> pairs() {
        return Stream.of(PaymentState.values())
                .flatMap(from -> Stream.of(PaymentState.values()).map(to -> Arguments.of(from, to)));
    }

    @ParameterizedTest(name = "{0} to {1}")
    @MethodSource("pairs")
    void theDatabaseAllowsWhatTheTableDecides(PaymentState from, PaymentState to) {
        assertThat(isAllowed(from, to)).isEqualTo(successors(from).contains(to));
    }

    private static Set<PaymentState> successors(PaymentState from) {
        var successors = EnumSet.noneOf(PaymentState.class);
        Stream.of(
                        new OrderStockReserved(UUID.randomUUID(), UUID.randomUUID(), 100),
                        new OrderCancelling(UUID.randomUUID()))
                .forEach(trigger -> successors.addAll(successors(from.on(trigger))));
        return successors;
    }

    private static Set<PaymentState> successors(PaymentDecision decision) {
        return switch (decision) {
            case PaymentDecision.Take _ -> EnumSet.of(PaymentState.TAKEN, PaymentState.DECLINED);
            case PaymentDecision.Refund _ -> EnumSet.of(PaymentState.REFUNDED);
            case PaymentDecision.VoidDeclined _, PaymentDecision.RecordTombstone _ -> EnumSet.of(PaymentState.VOIDED);
            case PaymentDecision.Ignore _ -> EnumSet.noneOf(PaymentState.class);
        };
    }

    private boolean isAllowed(PaymentState from, PaymentState to) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            status.setRollbackOnly();
            insert(from);
            try {
                update(to);
                return true;
            } catch (DataIntegrityViolationException rejected) {
                assertThat(rejected).hasMessageContaining("does not go from " + from + " to " + to);
                return false;
            }
        }));
    }

    private void insert(PaymentState state) {
        int sequence = switch (state) {
            case NEW -> 0;
            case TAKEN, DECLINED, VOIDED -> 1;
            case REFUNDED -> 2;
        };
        jdbc.sql("""
                insert into payment (order_id, user_id, amount_cents, state, decline_reason, event_sequence)
                values (:order, :order, 100, :state, 'insufficient-funds', :sequence)
                """)
                .param("order", order)
                .param("state", state.name())
                .param("sequence", sequence)
                .update();
    }

    private void update(PaymentState state) {
        jdbc.sql("update payment set state = :state, event_sequence = event_sequence + 1 where order_id = :order")
                .param("order", order)
                .param("state", state.name())
                .update();
    }
}
