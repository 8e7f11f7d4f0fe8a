package dev.souk.order.cancellation;

import dev.souk.common.event.EventJson;
import dev.souk.common.event.EventReader;
import java.util.UUID;

/** The events of accounts that concern orders. */
sealed interface AccountEvent {

    record AccountClosed(UUID userId) implements AccountEvent {}

    /** Reads the closing of accounts and ignores their opening. */
    static EventReader<AccountEvent> reader(EventJson json) {
        return new EventReader<AccountEvent>(json)
                .reading("dev.souk.account.closed.v1", AccountClosed.class)
                .ignoring("dev.souk.account.opened.v1");
    }
}
