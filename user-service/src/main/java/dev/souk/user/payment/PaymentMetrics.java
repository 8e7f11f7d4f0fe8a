package dev.souk.user.payment;

import dev.souk.common.database.AfterCommit;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter.MeterProvider;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Arrays;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** The metric {@code souk.payments}: a counter for each outcome, registered at the start so that 0 is visible. */
@Component
class PaymentMetrics {

    private final MeterProvider<Counter> counters;

    PaymentMetrics(MeterRegistry meters) {
        this.counters = Counter.builder("souk.payments")
                .description("Processed events of orders, by what they did to the payment")
                .withRegistry(meters);
        Arrays.stream(PaymentOutcome.values()).forEach(this::counter);
    }

    /** Counts once the transaction is committed: what is rolled back is delivered again, and counted then. */
    void countAfterCommit(PaymentOutcome outcome) {
        AfterCommit.run(counter(outcome)::increment);
    }

    private Counter counter(PaymentOutcome outcome) {
        return counters.withTag("outcome", outcome.name().toLowerCase(Locale.ROOT));
    }
}
