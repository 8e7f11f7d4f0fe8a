package dev.souk.common.inbox;

import dev.souk.common.event.InboundEvent;

/** The door through which events come in. */
public interface Inbox {

    /** Runs {@code effect} in a transaction unless this event has had its effect before. */
    void once(InboundEvent event, Runnable effect);
}
