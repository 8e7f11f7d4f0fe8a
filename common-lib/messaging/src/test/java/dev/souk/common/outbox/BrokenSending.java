package dev.souk.common.outbox;

import dev.souk.common.core.IdGenerator;
import dev.souk.common.event.EventJson;
import dev.souk.common.event.OutboundEvent;
import dev.souk.common.outbox.publisher.OutboxRow;
import dev.souk.common.outbox.publisher.Publisher;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** Base of the two variants without an outbox: an event is published at once, and its acknowledgement is ignored. */
final class BrokenSending {

    private final Publisher publisher;
    private final EventJson json;
    private final IdGenerator ids;
    private final Clock clock;

    BrokenSending(Publisher publisher, EventJson json, IdGenerator ids, Clock clock) {
        this.publisher = publisher;
        this.json = json;
        this.ids = ids;
        this.clock = clock;
    }

    UUID newId() {
        return ids.next();
    }

    void send(UUID id, OutboundEvent event) {
        var row = new OutboxRow(
                id,
                event.topic(),
                event.aggregateId(),
                event.sequence(),
                event.type(),
                json.write(event.data()),
                null,
                clock.instant());
        Thread.ofVirtual().start(() -> publisher.publish(List.of(row)));
    }
}
