package dev.souk.common.outbox;

import dev.souk.common.event.OutboundEvent;

/** Where a service puts the facts that others shall know. */
public interface Outbox {

    /**
     * Writes {@code event} in the transaction that is under way; it is sent once that has been committed.
     *
     * @throws IllegalStateException without a transaction: the event could then outlive the change it tells of
     */
    void append(OutboundEvent event);
}
