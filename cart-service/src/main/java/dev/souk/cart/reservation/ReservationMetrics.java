package dev.souk.cart.reservation;

import dev.souk.common.database.AfterCommit;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** The metric {@code souk.reservations}: a counter for each outcome, registered at the start so that 0 is visible. */
@Component
class ReservationMetrics {

    private final Map<ReservationOutcome, Counter> counters = new EnumMap<>(ReservationOutcome.class);

    ReservationMetrics(MeterRegistry meters) {
        for (ReservationOutcome outcome : ReservationOutcome.values()) {
            counters.put(
                    outcome,
                    Counter.builder("souk.reservations")
                            .description("Processed events of orders, by what they did to the reservation")
                            .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
                            .register(meters));
        }
    }

    /** Counts once the transaction is committed: what is rolled back is delivered again, and counted then. */
    void countAfterCommit(ReservationOutcome outcome) {
        AfterCommit.run(() -> countNow(outcome));
    }

    /** Counts at once, for an outcome that rolls the transaction back. */
    void countNow(ReservationOutcome outcome) {
        Objects.requireNonNull(counters.get(outcome)).increment();
    }
}
