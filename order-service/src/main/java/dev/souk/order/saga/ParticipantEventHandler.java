package dev.souk.order.saga;

import dev.souk.common.event.InboundEvent;
import dev.souk.common.event.PoisonException;
import dev.souk.common.inbox.Inbox;
import dev.souk.order.domain.OrderMessage;
import dev.souk.order.domain.Outcome;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Takes what others say to its order, once, and writes down what came of it. */
@Component
class ParticipantEventHandler {

    private final Inbox inbox;
    private final Saga saga;
    private final OrderMessageLog messages;
    private final TransactionOperations transaction;

    ParticipantEventHandler(Inbox inbox, Saga saga, OrderMessageLog messages, TransactionOperations transaction) {
        this.inbox = inbox;
        this.saga = saga;
        this.messages = messages;
        this.transaction = transaction;
    }

    /** The inbox joins this transaction, so that a duplicate is noted, too, before anybody takes it for done. */
    void deliver(InboundEvent event, UUID orderId, OrderMessage message) {
        transaction.executeWithoutResult(status -> {
            var isNew = new AtomicBoolean();
            inbox.processOnce(event, () -> {
                isNew.set(true);
                messages.received(event, orderId, tell(orderId, message));
            });
            if (!isNew.get()) {
                messages.receivedAgain(event, orderId);
            }
        });
    }

    private Outcome tell(UUID orderId, OrderMessage message) {
        return saga.tell(orderId, message).orElseThrow(() -> new PoisonException("there is no such order"));
    }
}
