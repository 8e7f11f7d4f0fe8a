package dev.souk.order.cancellation;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.souk.order.saga.Saga;
import java.sql.SQLException;
import java.time.Duration;
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
        new OverdueOrderCanceller(
                        orders,
                        mock(Saga.class),
                        TransactionOperations.withoutTransaction(),
                        new CancellationProperties(Duration.ofSeconds(1), 1))
                .configureTasks(tasks);
        Runnable sweep = tasks.getFixedDelayTaskList().getFirst().getRunnable();

        assertThatThrownBy(sweep::run).isSameAs(defect);
        assertThatThrownBy(sweep::run).isSameAs(defect);
    }
}
