package dev.souk.common.outbox;

import static dev.souk.common.outbox.OutboxRepository.MOST_COUNTED;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

/** {@code souk_outbox_depth} and {@code souk_outbox_parked}: as the relay has last seen them, about a second ago. */
final class OutboxMetrics {

    private volatile OutboxRepository.Depth depth = new OutboxRepository.Depth(0, 0);

    OutboxMetrics(MeterRegistry meters) {
        Gauge.builder("souk.outbox.depth", this, metrics -> metrics.depth.waiting())
                .description("Events that wait to be sent, those of all instances, counted up to " + MOST_COUNTED)
                .register(meters);
        Gauge.builder("souk.outbox.parked", this, metrics -> metrics.depth.parked())
                .description("Events that the broker refused for good and that wait for a human")
                .register(meters);
    }

    void record(OutboxRepository.Depth seen) {
        depth = seen;
    }
}
