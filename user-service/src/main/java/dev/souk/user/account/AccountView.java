package dev.souk.user.account;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An account in answers to its owner and to admins; e-mail and name are null once it is closed. */
record AccountView(
        UUID id, @Nullable String email, @Nullable String name, Role role, Account.Status status) {

    static AccountView of(Account account) {
        return new AccountView(account.id(), account.email(), account.name(), account.role(), account.status());
    }
}
