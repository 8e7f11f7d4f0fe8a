package dev.souk.user.account;

import java.util.UUID;

/**
 * The answer to a change: nothing that the caller has just sent. Answers are stored under the Idempotency-Key for two
 * days, and e-mail and name must not outlive the account there.
 */
record AccountReceipt(UUID id, Role role, AccountStatus status) {

    static AccountReceipt of(Account account) {
        return new AccountReceipt(account.id(), account.role(), account.status());
    }
}
