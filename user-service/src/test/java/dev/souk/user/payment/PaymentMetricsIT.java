package dev.souk.user.payment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.testing.SoukTest;
import dev.souk.user.payment.PaymentTrigger.OrderCancelling;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionOperations;

/** Only what is committed is counted. */
@SoukTest
class PaymentMetricsIT {

    private final PaymentService payments;
    private final TransactionOperations transaction;
    private final MeterRegistry meters;

    @Autowired
    PaymentMetricsIT(PaymentService payments, TransactionOperations transaction, MeterRegistry meters) {
        this.payments = payments;
        this.transaction = transaction;
        this.meters = meters;
    }

    @Test
    void aCommittedEventIsCounted() {
        assertThat(countedBy(_ -> cancel())).isEqualTo(1);
    }

    @Test
    void aRolledBackEventIsNotCounted() {
        assertThat(countedBy(transaction -> {
                    cancel();
                    transaction.setRollbackOnly();
                }))
                .isZero();
    }

    @Test
    void anEventThatIsRolledBackToASavepointIsNotCounted() {
        assertThat(countedBy(transaction -> {
                    Object savepoint = transaction.createSavepoint();
                    cancel();
                    transaction.rollbackToSavepoint(savepoint);
                }))
                .isZero();
    }

    private void cancel() {
        payments.on(new OrderCancelling(UUID.randomUUID()));
    }

    private double countedBy(Consumer<TransactionStatus> work) {
        double before = tombstones();
        transaction.executeWithoutResult(work);
        return tombstones() - before;
    }

    private double tombstones() {
        return meters.counter("souk.payments", "outcome", "tombstone").count();
    }
}
