package dev.souk.order.cancellation;

import dev.souk.common.event.EventJson;
import dev.souk.common.event.EventReader;
import java.util.UUID;

/** The events of accounts that concern orders and access tokens. */
sealed interface AccountEvent {

    record AccountClosed(UUID userId) implements AccountEvent {}

    /** Access tokens of the account with a lower version are revoked. */
    record TokensRevoked(UUID userId, long lowestVersion) implements AccountEvent {}

    /** Reads the closing of accounts and the revocation of tokens, and ignores the opening of accounts. */
    static EventReader<AccountEvent> reader(EventJson json) {
        return new EventReader<AccountEvent>(json)
                .reading("dev.souk.account.closed.v1", AccountClosed.class)
                .reading("dev.souk.account.tokens-revoked.v1", TokensRevoked.class)
                .ignoring("dev.souk.account.opened.v1");
    }
}
