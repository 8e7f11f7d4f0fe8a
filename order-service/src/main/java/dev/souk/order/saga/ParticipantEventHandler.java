package dev.souk.order.saga;

import dev.souk.common.event.InboundEvent;
import dev.souk.common.event.PoisonException;
import dev.souk.common.inbox.Inbox;
import dev.souk.order.domain.OrderMessage;
import dev.souk.order.persistence.OrderMessageRepository;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Delivers the event of a participant to its order, once, and logs duplicates for the timeline. */
@Component
class ParticipantEventHandler {

    private final Inbox inbox;
    private final Saga saga;
    private final OrderMessageRepository messages;
    private final TransactionOperations transaction;

    ParticipantEventHandler(
            Inbox inbox, Saga saga, OrderMessageRepository messages, TransactionOperations transaction) {
        this.inbox = inbox;
        this.saga = saga;
        this.messages = messages;
        this.transaction = transaction;
    }

    /** The inbox joins this transaction, so that a duplicate is logged before its record is acknowledged. */
    void handle(InboundEvent event, UUID orderId, OrderMessage message) {
        transaction.executeWithoutResult(_ -> {
            if (!inbox.processOnce(event, () -> deliver(event, orderId, message))) {
                messages.receivedAgain(event, orderId);
            }
        });
    }

    private void deliver(InboundEvent event, UUID orderId, OrderMessage message) {
        if (saga.handle(orderId, message, event).isEmpty()) {
            throw new PoisonException("there is no such order");
        }
    }
}
