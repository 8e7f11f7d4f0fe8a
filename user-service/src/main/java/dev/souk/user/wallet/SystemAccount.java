package dev.souk.user.wallet;

import java.util.UUID;

/** The ledger accounts that belong to the shop; a migration makes them. */
enum SystemAccount {
    /** Money that came in from outside. */
    CASH("00000000-0000-7000-8000-00000000ca54"),
    /** Money that orders have earned. */
    SALES("00000000-0000-7000-8000-000000005a1e");

    private final UUID id;

    SystemAccount(String id) {
        this.id = UUID.fromString(id);
    }

    UUID id() {
        return id;
    }
}
