package dev.souk.common.outbox.relay;

import static dev.souk.common.outbox.relay.OutboxRepository.MOST_COUNTED;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

/** {@code souk.outbox.pending} and {@code souk.outbox.parked}: as the relay counted them, about a second ago. */
final class OutboxMetrics {

    private volatile OutboxRepository.Depth depth = new OutboxRepository.Depth(0, 0);

    OutboxMetrics(MeterRegistry meters) {
        Gauge.builder("souk.outbox.pending", this, metrics -> metrics.depth.pending())
                .description("Events to be published, of all instances, counted up to " + MOST_COUNTED)
                .register(meters);
        Gauge.builder("souk.outbox.parked", this, metrics -> metrics.depth.parked())
                .description("Events that the broker permanently rejects, until an admin releases them")
                .register(meters);
    }

    void record(OutboxRepository.Depth seen) {
        depth = seen;
    }
}
