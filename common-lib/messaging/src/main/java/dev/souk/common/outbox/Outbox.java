package dev.souk.common.outbox;

import dev.souk.common.event.OutboundEvent;
import java.util.UUID;

/** Stores the events of a service in the transaction of the change that they announce; a relay publishes them. */
public interface Outbox {

    /**
     * Stores {@code event} in the current transaction; it is published after the commit.
     *
     * @return the event's id, which consumers see as {@code ce_id}
     * @throws IllegalStateException without a transaction: the event could then be published without its change
     */
    UUID append(OutboundEvent event);
}
