package dev.souk.system.check;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import dev.souk.system.check.books.MoneyBook;
import dev.souk.system.check.books.MoneyBook.Account;
import dev.souk.system.check.books.MoneyBook.Entry;
import dev.souk.system.check.books.MoneyBook.Posting;
import dev.souk.system.check.books.OrderBook.Order;
import dev.souk.system.observe.Findings;
import dev.souk.system.observe.Verdict;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** I7: CONFIRMED ⇔ charged exactly its total, once; CANCELLED ⇒ net charge 0. */
final class ChargeRules {

    /** Money that moved between a wallet and the house for an order; below zero for what the wallet gave. */
    private record Charge(UUID order, UUID wallet, String kind, long cents) {

        @Override
        public String toString() {
            return "%s of %d at wallet %s".formatted(kind, cents, wallet);
        }
    }

    private ChargeRules() {}

    static Stream<Verdict> judge(Evidence evidence) {
        Map<UUID, List<Charge>> charges = charges(evidence.books().money());
        var paid = new Findings("I7", "CONFIRMED ⇔ charged exactly its total, once");
        var free = new Findings("I7", "CANCELLED ⇒ charged nothing, or all of it was given back");
        for (Order order : evidence.books().orders().orders()) {
            List<Charge> own = charges.getOrDefault(order.id(), List.of());
            String subject = "order " + order.id();
            if (order.isConfirmed()) {
                paid.expect(
                        isPaid(order, own),
                        subject,
                        "is CONFIRMED, %d for %s: %s",
                        order.totalCents(),
                        order.user(),
                        own);
            } else if (order.isCancelled()) {
                free.expect(isFree(own), subject, "is CANCELLED: %s", own);
            } else if (evidence.atRest()) {
                paid.expect(isFree(own), subject, "is %s: %s", order.status(), own);
            }
        }
        if (evidence.atRest()) {
            var unknown = new HashMap<>(charges);
            evidence.books().orders().orders().forEach(order -> unknown.remove(order.id()));
            unknown.forEach((id, own) -> paid.expect(isFree(own), "order " + id, "is not there: %s", own));
        }
        return Stream.of(paid.verdict(), free.verdict());
    }

    private static boolean isPaid(Order order, List<Charge> charges) {
        return order.totalCents() == 0
                ? charges.isEmpty()
                : charges.equals(List.of(new Charge(order.id(), order.user(), "payment", -order.totalCents())));
    }

    private static boolean isFree(List<Charge> charges) {
        return charges.stream()
                        .collect(groupingBy(Charge::wallet, Collectors.summingLong(Charge::cents)))
                        .values()
                        .stream()
                        .allMatch(cents -> cents == 0)
                && charges.stream()
                                .filter(charge -> charge.kind().equals("payment"))
                                .count()
                        <= 1;
    }

    private static Map<UUID, List<Charge>> charges(MoneyBook book) {
        Set<UUID> wallets = book.accounts().stream()
                .filter(Account::isWallet)
                .map(Account::id)
                .collect(Collectors.toSet());
        Map<UUID, Posting> postings = book.postings().stream().collect(toMap(Posting::id, posting -> posting));
        return book.entries().stream()
                .filter(entry -> wallets.contains(entry.account()))
                .flatMap(entry -> charge(entry, postings.get(entry.posting())).stream())
                .collect(groupingBy(Charge::order));
    }

    /** Empty for what was moved for no order. */
    private static Optional<Charge> charge(Entry entry, @Nullable Posting posting) {
        UUID order = posting == null ? null : posting.order();
        return posting == null || order == null
                ? Optional.empty()
                : Optional.of(new Charge(order, entry.account(), posting.kind(), entry.amountCents()));
    }
}
