package dev.souk.common.outbox;

import dev.souk.common.core.IdGenerator;
import dev.souk.common.event.EventJson;
import dev.souk.common.event.OutboundEvent;
import dev.souk.common.outbox.publisher.Publisher;
import java.time.Clock;
import java.util.UUID;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Primary;

/** Broken on purpose: an event is sent while its transaction is under way. Where that is rolled back, it is a lie. */
@Primary
@AutoConfiguration(after = OutboxAutoConfiguration.class)
@ConditionalOnProperty(name = "souk.broken", havingValue = "sent-before-commit")
class BrokenSentBeforeCommit implements Outbox {

    private final BrokenSending sending;

    BrokenSentBeforeCommit(Publisher publisher, EventJson json, IdGenerator ids, Clock clock) {
        this.sending = new BrokenSending(publisher, json, ids, clock);
    }

    @Override
    public UUID append(OutboundEvent event) {
        UUID id = sending.newId();
        sending.send(id, event);
        return id;
    }
}
