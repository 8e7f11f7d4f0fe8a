package dev.souk.common.inbox;

import dev.souk.common.event.InboundEvent;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Primary;
import org.springframework.transaction.support.TransactionOperations;

/** Broken on purpose: an event has its effect as often as it is delivered. */
@Primary
@AutoConfiguration
@ConditionalOnProperty(name = "souk.broken", havingValue = "inbox-off")
class BrokenInboxOff implements Inbox {

    private final TransactionOperations transaction;

    BrokenInboxOff(TransactionOperations transaction) {
        this.transaction = transaction;
    }

    @Override
    public boolean processOnce(InboundEvent event, Runnable effect) {
        transaction.executeWithoutResult(status -> effect.run());
        return true;
    }
}
