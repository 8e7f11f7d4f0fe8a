package dev.souk.user.payment;

import dev.souk.testing.CommittedCountContract;
import dev.souk.testing.SoukTest;
import dev.souk.user.payment.PaymentTrigger.OrderCancelling;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.UUID;
import org.springframework.transaction.support.TransactionOperations;

@SoukTest
class PaymentMetricsIT extends CommittedCountContract {

    private final PaymentService payments;

    PaymentMetricsIT(PaymentService payments, TransactionOperations transaction, MeterRegistry meters) {
        super(transaction, meters.counter("souk.payments", "outcome", "tombstone")::count);
        this.payments = payments;
    }

    @Override
    protected void countOne() {
        payments.on(new OrderCancelling(UUID.randomUUID()));
    }
}
