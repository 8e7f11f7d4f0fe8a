package dev.souk.common.inbox;

import dev.souk.common.event.EventReader;
import dev.souk.common.event.InboundEvent;
import java.util.function.Consumer;

/** The idempotent consumer: each event is processed once, however often it is delivered. */
public interface Inbox {

    /**
     * Runs {@code effect} in a transaction, the caller's or a new one, unless this event was processed before in this
     * database: a topic has one listener in a service, and two services do not share the table. The effect is in this
     * database, too. Other effects are repeated after each rollback; if one takes over 5 s, PostgreSQL ends the
     * transaction, again and again. An outage of something else is retried without limit only as a
     * {@link org.springframework.dao.TransientDataAccessException}.
     *
     * @return whether it ran; false for a duplicate
     */
    boolean processOnce(InboundEvent event, Runnable effect);

    /** Reads the event and has {@code handler} process it once; an event that the reader ignores does nothing. */
    default <T> void processOnce(InboundEvent event, EventReader<T> reader, Consumer<? super T> handler) {
        reader.read(event).ifPresent(content -> processOnce(event, () -> handler.accept(content)));
    }
}
