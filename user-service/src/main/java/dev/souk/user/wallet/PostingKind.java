package dev.souk.user.wallet;

import java.util.Locale;

/** Why money moves. */
public enum PostingKind {
    /** From outside into a wallet. */
    DEPOSIT,
    /** From a wallet to the shop, for an order. */
    PAYMENT,
    /** Back from the shop, for the same order. */
    REFUND;

    /** As it stands in the database and in answers. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    static PostingKind of(String label) {
        return valueOf(label.toUpperCase(Locale.ROOT));
    }
}
