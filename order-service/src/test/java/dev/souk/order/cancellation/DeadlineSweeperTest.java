package dev.souk.order.cancellation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.task.SimpleAsyncTaskSchedulerBuilder;
import org.springframework.jdbc.BadSqlGrammarException;

class DeadlineSweeperTest {

    private final List<Throwable> errors = new CopyOnWriteArrayList<>();
    private final OverdueOrderCanceller orders = mock(OverdueOrderCanceller.class);
    private final DeadlineSweeper sweeper = new DeadlineSweeper(
            orders,
            new CancellationProperties(Duration.ofMillis(1), 1),
            new SimpleAsyncTaskSchedulerBuilder().customizers(scheduler -> scheduler.setErrorHandler(errors::add)));

    @AfterEach
    void stop() {
        sweeper.stop();
    }

    @Test
    void aDefectReachesTheErrorHandlerWithEachSweep() {
        var defect = new BadSqlGrammarException("sweep", "select", new SQLException("no such column", "42703"));
        when(orders.cancelNextBatch()).thenThrow(defect);

        sweeper.start();

        Awaitility.await()
                .untilAsserted(() -> assertThat(errors).hasSizeGreaterThan(1).containsOnly(defect));
    }
}
