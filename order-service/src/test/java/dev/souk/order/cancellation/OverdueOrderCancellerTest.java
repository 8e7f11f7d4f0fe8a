package dev.souk.order.cancellation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import dev.souk.order.cancellation.OverdueOrders.Overdue;
import dev.souk.order.saga.Saga;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.transaction.support.TransactionOperations;

/** A batch of one, and that one cannot turn round. */
@ExtendWith(OutputCaptureExtension.class)
class OverdueOrderCancellerTest {

    private static final OffsetDateTime NOON = OffsetDateTime.parse("2026-01-01T12:00:00Z");
    private static final Overdue STUCK = new Overdue(NOON, new UUID(0, 1));
    private static final Overdue NEXT = new Overdue(NOON, new UUID(0, 2));

    private final OverdueOrders orders = mock(OverdueOrders.class);
    private final Saga saga = mock(Saga.class);
    private final OverdueOrderCanceller deadlines = new OverdueOrderCanceller(
            orders,
            saga,
            TransactionOperations.withoutTransaction(),
            new CancellationProperties(Duration.ofSeconds(1), 1));

    @BeforeEach
    void oneIsStuck() {
        when(orders.some(Overdue.NONE, 1)).thenReturn(List.of(STUCK));
        when(orders.some(STUCK, 1)).thenReturn(List.of());
        when(orders.claim(any())).thenReturn(true);
        when(saga.tell(eq(STUCK.id()), any())).thenThrow(new DataIntegrityViolationException("a rule"));
    }

    @Test
    void thoseThatCannotTurnRoundHoldUpNobodyBehindThem() {
        when(orders.some(STUCK, 1)).thenReturn(List.of(NEXT));
        when(orders.some(NEXT, 1)).thenReturn(List.of());

        deadlines.pass();
        deadlines.pass();

        verify(saga).tell(eq(NEXT.id()), any());
    }

    @Test
    void oneThatCannotIsTriedAtEveryTurnAndToldOfOnce(CapturedOutput log) {
        for (int turn = 0; turn < 6; turn++) {
            deadlines.pass();
        }

        verify(saga, times(3)).tell(eq(STUCK.id()), any());
        assertThat(log).containsOnlyOnce("does not let it turn round");
    }
}
