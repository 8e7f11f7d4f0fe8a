package dev.souk.sample.sample;

import java.util.UUID;

/** The events of user-service that concern samples and access tokens. */
sealed interface AccountEvent {

    /** The account is closed and stays closed. */
    record AccountClosed(UUID userId) implements AccountEvent {}

    /** Access tokens of the account with a lower version are revoked. */
    record TokensRevoked(UUID userId, long lowestVersion) implements AccountEvent {}
}
