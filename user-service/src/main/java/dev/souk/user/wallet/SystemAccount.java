package dev.souk.user.wallet;

import java.util.UUID;

/** The ledger accounts of the shop; the migration inserts them. */
enum SystemAccount {
    /** Money that users have deposited. */
    CASH("00000000-0000-7000-8000-00000000ca54"),
    /** Money that orders have paid. */
    SALES("00000000-0000-7000-8000-000000005a1e");

    private final UUID id;

    SystemAccount(String id) {
        this.id = UUID.fromString(id);
    }

    UUID id() {
        return id;
    }
}
