package dev.souk.user.payment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.user.payment.PaymentTrigger.OrderCancelling;
import dev.souk.user.payment.PaymentTrigger.OrderStockReserved;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PaymentStateTest {

    private static final UUID ORDER = UUID.randomUUID();
    private static final OrderStockReserved RESERVED = new OrderStockReserved(ORDER, UUID.randomUUID(), 500);
    private static final OrderCancelling CANCELLING = new OrderCancelling(ORDER);

    static Stream<Arguments> table() {
        var take = new PaymentDecision.Take(RESERVED);
        var tombstone = new PaymentDecision.RecordTombstone();
        var ignore = new PaymentDecision.Ignore();
        return Stream.of(
                Arguments.of(PaymentState.NEW, RESERVED, take),
                Arguments.of(PaymentState.TAKEN, RESERVED, ignore),
                Arguments.of(PaymentState.DECLINED, RESERVED, ignore),
                Arguments.of(PaymentState.VOIDED, RESERVED, ignore),
                Arguments.of(PaymentState.REFUNDED, RESERVED, ignore),
                Arguments.of(PaymentState.NEW, CANCELLING, tombstone),
                Arguments.of(PaymentState.TAKEN, CANCELLING, new PaymentDecision.Refund()),
                Arguments.of(PaymentState.DECLINED, CANCELLING, new PaymentDecision.VoidDeclined()),
                Arguments.of(PaymentState.VOIDED, CANCELLING, ignore),
                Arguments.of(PaymentState.REFUNDED, CANCELLING, ignore));
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("table")
    void everyEventInEveryState(PaymentState state, PaymentTrigger trigger, PaymentDecision decision) {
        assertThat(state.on(trigger)).isEqualTo(decision);
    }

    @Test
    void theTableHasAllPairs() {
        long pairs = (long) PaymentState.values().length * PaymentTrigger.class.getPermittedSubclasses().length;

        assertThat(table().map(row -> Arrays.asList(row.get()).subList(0, 2)).distinct())
                .hasSize((int) pairs);
    }
}
