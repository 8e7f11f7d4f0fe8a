package dev.souk.order.saga;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.order.domain.Line;
import dev.souk.order.domain.Order;
import dev.souk.order.domain.OrderMessage;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionSynchronizationUtils;

class SagaMetricsTest {

    private static final Order ORDER =
            Order.place(UUID.randomUUID(), UUID.randomUUID(), 1, List.of(new Line(UUID.randomUUID(), "Tea", 1, 250)));

    private final MeterRegistry meters = new SimpleMeterRegistry();
    private final SagaMetrics metrics = new SagaMetrics(meters);

    @BeforeEach
    void begin() {
        TransactionSynchronizationManager.initSynchronization();
    }

    @AfterEach
    void end() {
        TransactionSynchronizationManager.clear();
    }

    @Test
    void aMessageIsCountedAfterTheCommit() {
        metrics.ignored(ORDER, new OrderMessage.PaymentTaken());
        assertThat(count()).isZero();

        TransactionSynchronizationUtils.triggerAfterCommit();

        assertThat(count()).isOne();
    }

    @Test
    void aMessageThatIsRolledBackToASavepointIsNotCounted() {
        metrics.ignored(ORDER, new OrderMessage.PaymentTaken());
        Object savepoint = new Object();
        each(savepoint, TransactionSynchronization::savepoint);
        metrics.ignored(ORDER, new OrderMessage.PaymentTaken());
        each(savepoint, TransactionSynchronization::savepointRollback);

        TransactionSynchronizationUtils.triggerAfterCommit();

        assertThat(count()).isOne();
    }

    private double count() {
        return meters.counter("souk.saga.ignored", "message", "PaymentTaken", "state", "PLACED")
                .count();
    }

    private static void each(Object savepoint, BiConsumer<TransactionSynchronization, Object> call) {
        TransactionSynchronizationManager.getSynchronizations().forEach(work -> call.accept(work, savepoint));
    }
}
