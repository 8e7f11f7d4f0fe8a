package dev.souk.order.cancellation;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;

class DeadlineSweeperTest {

    private final OverdueOrderCanceller orders = mock(OverdueOrderCanceller.class);
    private final ScheduledTaskRegistrar tasks = new ScheduledTaskRegistrar();

    @Test
    void aDefectReachesTheErrorHandlerWithEachSweep() {
        var defect = new BadSqlGrammarException("sweep", "select", new SQLException("no such column", "42703"));
        when(orders.cancelNextBatch()).thenThrow(defect);
        new DeadlineSweeper(orders, new CancellationProperties(Duration.ofSeconds(1), 1)).configureTasks(tasks);
        Runnable sweep = tasks.getFixedDelayTaskList().getFirst().getRunnable();

        assertThatThrownBy(sweep::run).isSameAs(defect);
        assertThatThrownBy(sweep::run).isSameAs(defect);
    }
}
