package dev.souk.cart.reservation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.cart.reservation.ReservationTrigger.OrderCancelling;
import dev.souk.testing.SoukTest;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionOperations;

/** Only what is committed is counted. */
@SoukTest
class ReservationMetricsIT {

    private final ReservationService reservations;
    private final TransactionOperations transaction;
    private final MeterRegistry meters;

    @Autowired
    ReservationMetricsIT(ReservationService reservations, TransactionOperations transaction, MeterRegistry meters) {
        this.reservations = reservations;
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
        reservations.on(new OrderCancelling(UUID.randomUUID()));
    }

    private double countedBy(Consumer<TransactionStatus> work) {
        double before = tombstones();
        transaction.executeWithoutResult(work);
        return tombstones() - before;
    }

    private double tombstones() {
        return meters.counter("souk.reservations", "outcome", "tombstone").count();
    }
}
