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
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Broken on purpose: an event is sent after its transaction. What happens in between, a crash say, loses it. */
@Primary
@AutoConfiguration(after = OutboxAutoConfiguration.class)
@ConditionalOnProperty(name = "souk.broken", havingValue = "sent-after-commit")
class BrokenSentAfterCommit implements Outbox {

    private final BrokenSending sending;

    BrokenSentAfterCommit(Publisher publisher, EventJson json, IdGenerator ids, Clock clock) {
        this.sending = new BrokenSending(publisher, json, ids, clock);
    }

    @Override
    public UUID append(OutboundEvent event) {
        UUID id = sending.newId();
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                sending.send(id, event);
            }
        });
        return id;
    }
}
