package dev.souk.cart.reservation;

import dev.souk.cart.reservation.ReservationTrigger.OrderCancelling;
import dev.souk.testing.CommittedCountContract;
import dev.souk.testing.SoukTest;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.UUID;
import org.springframework.transaction.support.TransactionOperations;

@SoukTest
class ReservationMetricsIT extends CommittedCountContract {

    private final ReservationService reservations;

    ReservationMetricsIT(ReservationService reservations, TransactionOperations transaction, MeterRegistry meters) {
        super(transaction, meters.counter("souk.reservations", "outcome", "tombstone")::count);
        this.reservations = reservations;
    }

    @Override
    protected void countOne() {
        reservations.on(new OrderCancelling(UUID.randomUUID()));
    }
}
