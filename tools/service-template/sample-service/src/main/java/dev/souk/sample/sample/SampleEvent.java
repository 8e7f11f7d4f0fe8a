package dev.souk.sample.sample;

import dev.souk.common.event.OutboundEvent;
import java.util.UUID;

/** The events of samples, published to {@code souk.samples}. They contain ids and no personal data. */
public sealed interface SampleEvent {

    String TOPIC = "souk.samples";

    UUID sampleId();

    /** A user has added the sample. */
    record SampleCreated(UUID sampleId, UUID userId) implements SampleEvent {}

    /** The sample is closed and stays closed. */
    record SampleClosed(UUID sampleId, UUID userId) implements SampleEvent {}

    /** The event for the outbox; each sample has one of each kind, in this order. */
    default OutboundEvent toOutbound() {
        return switch (this) {
            case SampleCreated _ -> new OutboundEvent(TOPIC, "dev.souk.sample.created.v1", sampleId(), 1, this);
            case SampleClosed _ -> new OutboundEvent(TOPIC, "dev.souk.sample.closed.v1", sampleId(), 2, this);
        };
    }
}
