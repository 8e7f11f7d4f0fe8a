package dev.souk.user.account;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An account in responses to its owner and to admins; e-mail and name are null as in {@link Account}. */
@Schema(example = """
                {"id": "01a1f84a-a1a0-7000-8549-ec1b2f4c4490", "email": "ada@souk.example", "name": "Ada",
                "role": "CUSTOMER", "status": "ACTIVE"}""")
record AccountView(
        UUID id, @Nullable String email, @Nullable String name, Role role, Account.Status status) {

    static AccountView of(Account account) {
        return new AccountView(account.id(), account.email(), account.name(), account.role(), account.status());
    }
}
