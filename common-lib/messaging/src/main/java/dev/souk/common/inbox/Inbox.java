package dev.souk.common.inbox;

import dev.souk.common.event.EventReader;
import dev.souk.common.event.InboundEvent;
import java.util.function.Consumer;

/** The idempotent consumer: each event is processed once, however often it is delivered. */
public interface Inbox {

    /**
     * Runs {@code effect} in a transaction, the caller's or a new one, unless this event was processed before.
     *
     * @return whether it ran; false for a duplicate
     */
    boolean processOnce(InboundEvent event, Runnable effect);

    /** Reads the event and has {@code handler} process it once; an event that the reader ignores does nothing. */
    default <T> void processOnce(InboundEvent event, EventReader<T> reader, Consumer<? super T> handler) {
        reader.read(event).ifPresent(content -> processOnce(event, () -> handler.accept(content)));
    }
}
