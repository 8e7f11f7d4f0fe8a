package dev.souk.common.outbox;

import dev.souk.common.outbox.publisher.OutboxRow;

/** Receives each event of this instance after its commit; the relay then need not wait for its next poll. */
@FunctionalInterface
public interface CommittedEventListener {

    /** An event has been committed. Returns at once. */
    void committed(OutboxRow event);
}
