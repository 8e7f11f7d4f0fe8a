package dev.souk.system.check;

import static java.util.stream.Collectors.groupingBy;

import dev.souk.system.check.books.MoneyBook;
import dev.souk.system.check.books.MoneyBook.Account;
import dev.souk.system.check.books.MoneyBook.Entry;
import dev.souk.system.observe.Findings;
import dev.souk.system.observe.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

/** I6: every wallet ≥ 0; every posting sums to zero; balance = Σ entries. */
final class WalletRules {

    private WalletRules() {}

    static Stream<Verdict> judge(Evidence evidence) {
        MoneyBook book = evidence.books().money();
        Map<UUID, List<Entry>> entries = book.entries().stream().collect(groupingBy(Entry::account));
        var owing = new Findings("I6", "no wallet is below zero");
        var balances = new Findings("I6", "the balance of a wallet is the sum of its entries");
        var steps = new Findings("I6", "an entry of a wallet goes on from the one before");
        for (Account account : book.accounts()) {
            if (account.isWallet()) {
                List<Entry> own = entries.getOrDefault(account.id(), List.of());
                long sum = own.stream().mapToLong(Entry::amountCents).sum();
                long balance = Objects.requireNonNullElse(account.balanceCents(), Long.MIN_VALUE);
                owing.expect(balance >= 0, "wallet " + account.id(), "holds %d", balance);
                balances.expect(
                        balance == sum, "wallet " + account.id(), "holds %d, its entries add up to %d", balance, sum);
                goOn(own, steps);
            }
        }
        return Stream.of(owing.verdict(), balances.verdict(), steps.verdict(), postings(book));
    }

    private static void goOn(List<Entry> entries, Findings steps) {
        long before = 0;
        for (Entry entry : entries) {
            long after = Objects.requireNonNullElse(entry.balanceCents(), Long.MIN_VALUE);
            steps.expect(
                    after == before + entry.amountCents() && after >= 0,
                    "ledger entry " + entry.number(),
                    "of wallet %s moves %d from %d to %d",
                    entry.account(),
                    entry.amountCents(),
                    before,
                    after);
            before = after;
        }
    }

    private static Verdict postings(MoneyBook book) {
        var findings = new Findings("I6", "every posting sums to zero");
        Map<UUID, List<Entry>> entries = book.entries().stream().collect(groupingBy(Entry::posting));
        book.postings().forEach(posting -> {
            List<Entry> own = entries.getOrDefault(posting.id(), List.of());
            long sum = own.stream().mapToLong(Entry::amountCents).sum();
            findings.expect(
                    sum == 0 && own.size() > 1,
                    "ledger posting " + posting.id(),
                    "(%s) sums to %d over the entries %s",
                    posting.kind(),
                    sum,
                    own.stream()
                            .map(entry -> entry.number() + ": " + entry.amountCents())
                            .toList());
        });
        return findings.verdict();
    }
}
