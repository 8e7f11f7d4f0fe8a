package dev.souk.order.cancellation;

import dev.souk.common.event.EventJson;
import dev.souk.common.event.EventReader;
import java.util.UUID;

/** What user-service tells about accounts, as far as orders need to know it. */
sealed interface AccountEvent {

    record AccountClosed(UUID userId) implements AccountEvent {}

    /** Reads what ends orders, leaves out the rest. */
    static EventReader<AccountEvent> reader(EventJson json) {
        return new EventReader<AccountEvent>(json)
                .reading("dev.souk.account.closed.v1", AccountClosed.class)
                .ignoring("dev.souk.account.opened.v1");
    }
}
