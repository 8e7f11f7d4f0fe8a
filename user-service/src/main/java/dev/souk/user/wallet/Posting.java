package dev.souk.user.wallet;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A movement of money between ledger accounts: the amounts of its entries sum to zero.
 *
 * @param orderId the paid or refunded order; null for a deposit
 * @param entries the wallet's first
 */
record Posting(UUID id, Kind kind, @Nullable UUID orderId, List<Entry> entries) {

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

    /** A part of a posting; positive where the ledger account receives money. */
    record Entry(UUID accountId, long amountCents) {}

    Posting {
        entries = List.copyOf(entries);
        if (entries.size() < 2 || entries.stream().anyMatch(entry -> entry.amountCents() == 0)) {
            throw new IllegalArgumentException("A posting moves an amount between two accounts");
        }
        if (entries.stream().mapToLong(Entry::amountCents).reduce(0, Math::addExact) != 0) {
            throw new IllegalArgumentException("A posting sums to zero");
        }
    }

    static Posting deposit(UUID id, UUID wallet, long cents) {
        return new Posting(id, Kind.DEPOSIT, null, move(positive(cents), wallet, SystemAccount.CASH));
    }

    static Posting payment(UUID id, UUID wallet, long cents, UUID orderId) {
        return new Posting(id, Kind.PAYMENT, orderId, move(-positive(cents), wallet, SystemAccount.SALES));
    }

    static Posting refund(UUID id, UUID wallet, long cents, UUID orderId) {
        return new Posting(id, Kind.REFUND, orderId, move(positive(cents), wallet, SystemAccount.SALES));
    }

    Entry walletEntry() {
        return entries.getFirst();
    }

    private static List<Entry> move(long cents, UUID wallet, SystemAccount other) {
        return List.of(new Entry(wallet, cents), new Entry(other.id(), -cents));
    }

    private static long positive(long cents) {
        if (cents <= 0) {
            throw new IllegalArgumentException("The amount of a posting is positive; its kind is the direction");
        }
        return cents;
    }
}
