package dev.souk.order.cancellation;

import java.util.UUID;

/** The events of accounts that concern orders and access tokens. */
sealed interface AccountEvent {

    record AccountClosed(UUID userId) implements AccountEvent {}

    /** Access tokens of the account with a lower version are revoked. */
    record TokensRevoked(UUID userId, long lowestVersion) implements AccountEvent {}
}
