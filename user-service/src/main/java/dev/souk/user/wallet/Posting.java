package dev.souk.user.wallet;

import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A movement of money between a wallet and a ledger account of the shop. It sums to zero: what one of them receives,
 * the other one pays.
 *
 * @param orderId the paid or refunded order; null for a deposit
 * @param amountCents positive where the wallet receives money
 */
record Posting(UUID id, Kind kind, @Nullable UUID orderId, UUID wallet, SystemAccount other, long amountCents) {

    /** The reason of a movement. */
    enum Kind {
        /** From outside into a wallet. */
        DEPOSIT,
        /** From a wallet to the shop, for an order. */
        PAYMENT,
        /** From the shop back into the wallet, for the same order. */
        REFUND;

        /** The name in the database and in responses. */
        String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static Posting deposit(UUID id, UUID wallet, long cents) {
        return new Posting(id, Kind.DEPOSIT, null, wallet, SystemAccount.CASH, positive(cents));
    }

    static Posting payment(UUID id, UUID wallet, long cents, UUID orderId) {
        return new Posting(id, Kind.PAYMENT, orderId, wallet, SystemAccount.SALES, -positive(cents));
    }

    static Posting refund(UUID id, UUID wallet, long cents, UUID orderId) {
        return new Posting(id, Kind.REFUND, orderId, wallet, SystemAccount.SALES, positive(cents));
    }

    private static long positive(long cents) {
        if (cents <= 0) {
            throw new IllegalArgumentException("The amount of a posting is positive; its kind is the direction");
        }
        return cents;
    }
}
