package dev.souk.order.cancellation;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import dev.souk.order.saga.Saga;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;
import org.springframework.transaction.support.TransactionOperations;

class OverdueSweepTest {

    private final CancellableOrderRepository orders = mock(CancellableOrderRepository.class);
    private final ScheduledTaskRegistrar tasks = new ScheduledTaskRegistrar();

    @Test
    void aDefectReachesTheErrorHandlerWithEachSweep() {
        var defect = new BadSqlGrammarException("sweep", "select", new SQLException("no such column", "42703"));
        when(orders.findOverdue(OverdueOrder.BEFORE_ALL, 1)).thenThrow(defect);
        Runnable sweep = sweep();

        assertThatThrownBy(sweep::run).isSameAs(defect);
        assertThatThrownBy(sweep::run).isSameAs(defect);
    }

    /** After an outage there may be more in a second than a batch has. */
    @Test
    void aSweepReadsAllThatIsOverdueBatchByBatch() {
        var one = new OverdueOrder(OffsetDateTime.MIN, new UUID(0, 1));
        var two = new OverdueOrder(OffsetDateTime.MIN, new UUID(0, 2));
        when(orders.findOverdue(OverdueOrder.BEFORE_ALL, 1)).thenReturn(List.of(one));
        when(orders.findOverdue(one, 1)).thenReturn(List.of(two));
        when(orders.findOverdue(two, 1)).thenReturn(List.of());

        sweep().run();

        verify(orders).lockOverdue(one.id());
        verify(orders).lockOverdue(two.id());
    }

    private Runnable sweep() {
        new OverdueOrderCanceller(
                        orders,
                        mock(Saga.class),
                        TransactionOperations.withoutTransaction(),
                        new CancellationProperties(Duration.ofSeconds(1), 1))
                .configureTasks(tasks);
        return tasks.getFixedDelayTaskList().getFirst().getRunnable();
    }
}
