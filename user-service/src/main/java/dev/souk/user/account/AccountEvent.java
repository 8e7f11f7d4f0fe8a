package dev.souk.user.account;

import dev.souk.common.event.OutboundEvent;
import java.util.UUID;

/** What others are told about accounts: no personal data, only that a user exists or no longer does. */
sealed interface AccountEvent {

    String TOPIC = "souk.users";

    UUID userId();

    /** The account is open and its wallet exists. */
    record AccountOpened(UUID userId) implements AccountEvent {}

    /** The account is closed for good. */
    record AccountClosed(UUID userId) implements AccountEvent {}

    /** As an event; {@code sequence} counts the facts about this account. */
    default OutboundEvent event(long sequence) {
        String type = switch (this) {
            case AccountOpened opened -> "dev.souk.account.opened.v1";
            case AccountClosed closed -> "dev.souk.account.closed.v1";
        };
        return new OutboundEvent(TOPIC, type, userId(), sequence, this);
    }
}
