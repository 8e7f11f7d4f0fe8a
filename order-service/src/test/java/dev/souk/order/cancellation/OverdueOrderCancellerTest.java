package dev.souk.order.cancellation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import dev.souk.order.domain.OrderMessage;
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

/** With batches of one order, and a first order that cannot be cancelled. */
@ExtendWith(OutputCaptureExtension.class)
class OverdueOrderCancellerTest {

    private static final OffsetDateTime NOON = OffsetDateTime.parse("2026-01-01T12:00:00Z");
    private static final OverdueOrder STUCK = new OverdueOrder(NOON, new UUID(0, 1));
    private static final OverdueOrder NEXT = new OverdueOrder(NOON, new UUID(0, 2));

    private final CancellableOrderRepository orders = mock(CancellableOrderRepository.class);
    private final Saga saga = mock(Saga.class);
    private final OverdueOrderCanceller canceller = new OverdueOrderCanceller(
            orders,
            saga,
            TransactionOperations.withoutTransaction(),
            new CancellationProperties(Duration.ofSeconds(1), 1));

    @BeforeEach
    void oneIsStuck() {
        when(orders.findOverdue(OverdueOrder.BEFORE_ALL, 1)).thenReturn(List.of(STUCK));
        when(orders.findOverdue(STUCK, 1)).thenReturn(List.of());
        when(orders.lockOverdue(any())).thenReturn(true);
        when(saga.handle(eq(STUCK.id()), any(OrderMessage.class)))
                .thenThrow(new DataIntegrityViolationException("a rule"));
    }

    @Test
    void anOrderThatCannotBeCancelledBlocksNoLaterOne() {
        when(orders.findOverdue(STUCK, 1)).thenReturn(List.of(NEXT));
        when(orders.findOverdue(NEXT, 1)).thenReturn(List.of());

        canceller.cancelNextBatch();
        canceller.cancelNextBatch();

        verify(saga).handle(eq(NEXT.id()), any(OrderMessage.class));
    }

    @Test
    void anOrderThatCannotBeCancelledIsTriedRepeatedlyAndLoggedOnce(CapturedOutput log) {
        for (int turn = 0; turn < 6; turn++) {
            canceller.cancelNextBatch();
        }

        verify(saga, times(3)).handle(eq(STUCK.id()), any(OrderMessage.class));
        assertThat(log).containsOnlyOnce("rejects its cancellation");
    }
}
