package dev.souk.cart.reservation;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The metric {@code souk.reservations}: one counter for each outcome, there from the start so that 0 can be seen. */
@Component
class ReservationMetrics {

    private final Map<ReservationOutcome, Counter> counters = new EnumMap<>(ReservationOutcome.class);

    ReservationMetrics(MeterRegistry meters) {
        for (ReservationOutcome outcome : ReservationOutcome.values()) {
            counters.put(
                    outcome,
                    Counter.builder("souk.reservations")
                            .description("Facts about orders, by what stock has made of them")
                            .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
                            .register(meters));
        }
    }

    void countNow(ReservationOutcome outcome) {
        Objects.requireNonNull(counters.get(outcome)).increment();
    }

    /** Counts once the transaction is committed: what is rolled back will be tried again, and counted then. */
    void countOnCommit(ReservationOutcome outcome) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                countNow(outcome);
            }
        });
    }
}
