package dev.souk.user.account;

import java.util.UUID;

/**
 * The answer to a change, without e-mail and name: answers are stored under the Idempotency-Key for two days, and
 * personal data must not outlive the account there.
 */
record AccountReceipt(UUID id, Role role, Account.Status status) {

    static AccountReceipt of(Account account) {
        return new AccountReceipt(account.id(), account.role(), account.status());
    }
}
