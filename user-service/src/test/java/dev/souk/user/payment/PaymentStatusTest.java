package dev.souk.user.payment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.user.payment.OrderFact.OrderCancelling;
import dev.souk.user.payment.OrderFact.OrderStockReserved;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PaymentStatusTest {

    private static final UUID ORDER = UUID.randomUUID();
    private static final OrderStockReserved RESERVED = new OrderStockReserved(ORDER, UUID.randomUUID(), 500);
    private static final OrderCancelling CANCELLING = new OrderCancelling(ORDER);

    static Stream<Arguments> table() {
        var take = new PaymentStep.Take(RESERVED);
        var tombstone = new PaymentStep.Tombstone();
        var nothing = new PaymentStep.Nothing();
        return Stream.of(
                Arguments.of(PaymentStatus.NEW, RESERVED, take),
                Arguments.of(PaymentStatus.TAKEN, RESERVED, nothing),
                Arguments.of(PaymentStatus.DECLINED, RESERVED, nothing),
                Arguments.of(PaymentStatus.VOIDED, RESERVED, nothing),
                Arguments.of(PaymentStatus.REFUNDED, RESERVED, nothing),
                Arguments.of(PaymentStatus.NEW, CANCELLING, tombstone),
                Arguments.of(PaymentStatus.TAKEN, CANCELLING, new PaymentStep.Refund()),
                Arguments.of(PaymentStatus.DECLINED, CANCELLING, tombstone),
                Arguments.of(PaymentStatus.VOIDED, CANCELLING, nothing),
                Arguments.of(PaymentStatus.REFUNDED, CANCELLING, nothing));
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("table")
    void eachMessageDoesInEachStateWhatTheTableSays(PaymentStatus status, OrderFact fact, PaymentStep step) {
        assertThat(status.on(fact)).isEqualTo(step);
    }

    @Test
    void theTableKnowsAllPairs() {
        long pairs = (long) PaymentStatus.values().length * OrderFact.class.getPermittedSubclasses().length;

        assertThat(table().map(row -> Arrays.asList(row.get()).subList(0, 2)).distinct())
                .hasSize((int) pairs);
    }
}
