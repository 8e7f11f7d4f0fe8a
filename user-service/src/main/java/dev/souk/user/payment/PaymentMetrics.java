package dev.souk.user.payment;

import dev.souk.common.database.AfterCommit;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** The metric {@code souk.payments}: a counter for each outcome, registered at the start so that 0 is visible. */
@Component
class PaymentMetrics {

    private final Map<PaymentOutcome, Counter> counters = new EnumMap<>(PaymentOutcome.class);

    PaymentMetrics(MeterRegistry meters) {
        for (PaymentOutcome outcome : PaymentOutcome.values()) {
            counters.put(
                    outcome,
                    Counter.builder("souk.payments")
                            .description("Processed events of orders, by what they did to the payment")
                            .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
                            .register(meters));
        }
    }

    /** Counts once the transaction is committed: what is rolled back is delivered again, and counted then. */
    void countAfterCommit(PaymentOutcome outcome) {
        AfterCommit.run(() -> Objects.requireNonNull(counters.get(outcome)).increment());
    }
}
