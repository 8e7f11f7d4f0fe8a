package dev.souk.user.wallet;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A movement of money: what one ledger account gets another gives, so that the entries sum to zero.
 *
 * @param orderId what it is for; null for a deposit
 * @param entries the wallet's first
 */
record Posting(UUID id, PostingKind kind, @Nullable UUID orderId, List<Entry> entries) {

    /** A part of a posting; positive for what the ledger account gets. */
    record Entry(UUID accountId, long amountCents) {}

    Posting {
        entries = List.copyOf(entries);
        if (entries.size() < 2 || entries.stream().anyMatch(entry -> entry.amountCents() == 0)) {
            throw new IllegalArgumentException("A posting moves something from one account to another");
        }
        if (entries.stream().mapToLong(Entry::amountCents).reduce(0, Math::addExact) != 0) {
            throw new IllegalArgumentException("A posting sums to zero");
        }
    }

    static Posting deposit(UUID id, UUID wallet, long cents) {
        return new Posting(id, PostingKind.DEPOSIT, null, move(positive(cents), wallet, SystemAccount.CASH));
    }

    static Posting payment(UUID id, UUID wallet, long cents, UUID orderId) {
        return new Posting(id, PostingKind.PAYMENT, orderId, move(-positive(cents), wallet, SystemAccount.SALES));
    }

    static Posting refund(UUID id, UUID wallet, long cents, UUID orderId) {
        return new Posting(id, PostingKind.REFUND, orderId, move(positive(cents), wallet, SystemAccount.SALES));
    }

    Entry walletEntry() {
        return entries.getFirst();
    }

    private static List<Entry> move(long cents, UUID wallet, SystemAccount other) {
        return List.of(new Entry(wallet, cents), new Entry(other.id(), -cents));
    }

    private static long positive(long cents) {
        if (cents <= 0) {
            throw new IllegalArgumentException("The kind of a posting says which way money goes, not its sign");
        }
        return cents;
    }
}
