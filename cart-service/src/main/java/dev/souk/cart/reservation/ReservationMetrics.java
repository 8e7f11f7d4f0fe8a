package dev.souk.cart.reservation;

import dev.souk.common.database.AfterCommit;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter.MeterProvider;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Arrays;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** The metric {@code souk.reservations}: a counter for each outcome, registered at the start so that 0 is visible. */
@Component
class ReservationMetrics {

    private final MeterProvider<Counter> counters;

    ReservationMetrics(MeterRegistry meters) {
        this.counters = Counter.builder("souk.reservations")
                .description("Processed events of orders, by what they did to the reservation")
                .withRegistry(meters);
        Arrays.stream(ReservationOutcome.values()).forEach(this::counter);
    }

    /** Counts once the transaction is committed: what is rolled back is delivered again, and counted then. */
    void countAfterCommit(ReservationOutcome outcome) {
        AfterCommit.run(counter(outcome)::increment);
    }

    /** Counts at once, for an outcome that rolls the transaction back. */
    void countNow(ReservationOutcome outcome) {
        counter(outcome).increment();
    }

    private Counter counter(ReservationOutcome outcome) {
        return counters.withTag("outcome", outcome.name().toLowerCase(Locale.ROOT));
    }
}
