package dev.souk.user.account;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.UUID;

/**
 * The response to a change, without e-mail and name: answers are stored under the Idempotency-Key for two days, and
 * personal data must not outlive the account there.
 */
@Schema(example = """
                {"id": "01a1f84a-a1a0-7000-8549-ec1b2f4c4490", "role": "CUSTOMER", "status": "ACTIVE"}""")
record AccountReceipt(UUID id, Role role, Account.Status status) {

    static AccountReceipt of(Account account) {
        return new AccountReceipt(account.id(), account.role(), account.status());
    }
}
