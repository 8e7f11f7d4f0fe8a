package dev.souk.system.check.books;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What user-service knows: who there is, and the ledger. */
public record MoneyBook(
        List<Person> people,
        List<Account> accounts,
        List<Posting> postings,
        List<Entry> entries,
        List<Payment> payments) {

    /** Who has registered; e-mail and name are null once the account is closed. */
    public record Person(
            UUID id, @Nullable String email, @Nullable String name, String status, long facts) {}

    /** An account of the ledger; only a wallet stores its balance. */
    public record Account(UUID id, String kind, @Nullable Long balanceCents) {

        /** Whether it belongs to a user and not to the house. */
        public boolean isWallet() {
            return kind.equals("wallet");
        }
    }

    /** Why money moved. */
    public record Posting(UUID id, String kind, @Nullable UUID order) {}

    /** What one account got or, below zero, gave; and what a wallet held after it. */
    public record Entry(
            long number,
            UUID posting,
            UUID account,
            long amountCents,
            @Nullable Long balanceCents) {}

    /** How far the payment for an order is, and how many facts it says to have told of it. */
    public record Payment(UUID order, String status, long facts) {}
}
