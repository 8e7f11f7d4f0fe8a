package dev.souk.user.account;

import dev.souk.common.event.OutboundEvent;
import java.util.UUID;

/** The events of accounts, published to {@code souk.users}. They contain the id and no personal data. */
public sealed interface AccountEvent {

    String TOPIC = "souk.users";

    UUID userId();

    /** The account is open and its wallet exists. */
    record AccountOpened(UUID userId) implements AccountEvent {}

    /** The tokens of the account with a lower version are revoked. */
    record TokensRevoked(UUID userId, long lowestVersion) implements AccountEvent {}

    /** The account is closed and stays closed. */
    record AccountClosed(UUID userId) implements AccountEvent {}

    /** The event for the outbox; {@code sequence} numbers the events about this account from 1. */
    default OutboundEvent toOutbound(long sequence) {
        String type = switch (this) {
            case AccountOpened _ -> "dev.souk.account.opened.v1";
            case TokensRevoked _ -> "dev.souk.account.tokens-revoked.v1";
            case AccountClosed _ -> "dev.souk.account.closed.v1";
        };
        return new OutboundEvent(TOPIC, type, userId(), sequence, this);
    }
}
