package dev.souk.system.check;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingLong;

import dev.souk.system.check.books.Books;
import dev.souk.system.check.books.OrderBook.Line;
import dev.souk.system.check.books.OrderBook.Order;
import dev.souk.system.check.books.StockBook.Posting;
import dev.souk.system.observe.Findings;
import dev.souk.system.observe.Verdict;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * I4: CONFIRMED ⇔ exactly its lines sold. I5: CANCELLED ⇒ nothing reserved or sold.
 *
 * <p>Each order is judged under one of them: a cancelled one under I5, all others under I4. In motion, only orders that
 * are final are, and what waits to be sold counts as sold.
 */
final class SaleRules {

    private final boolean atRest;
    private final Map<UUID, List<Line>> lines;
    private final Map<UUID, List<Posting>> moved;
    private final Findings sold = new Findings("I4", "CONFIRMED ⇔ exactly its lines are sold");
    private final Findings nothing = new Findings("I5", "CANCELLED ⇒ nothing is reserved or sold");

    private SaleRules(Evidence evidence) {
        Books books = evidence.books();
        this.atRest = evidence.atRest();
        this.lines = books.orders().lines().stream().collect(groupingBy(Line::order));
        this.moved = books.stock().postings().stream()
                .filter(posting -> posting.order() != null)
                .collect(groupingBy(Posting::order));
    }

    static Stream<Verdict> judge(Evidence evidence) {
        var rules = new SaleRules(evidence);
        evidence.books().orders().orders().forEach(rules::judge);
        if (evidence.atRest()) {
            rules.judgeUnknown(
                    evidence.books().orders().orders().stream().map(Order::id).collect(Collectors.toSet()));
        }
        return Stream.of(rules.sold.verdict(), rules.nothing.verdict());
    }

    private void judge(Order order) {
        Map<UUID, Long> reserved = sum(order.id(), Posting::reserved);
        Map<UUID, Long> gone = sum(order.id(), Posting::sold);
        String subject = "order " + order.id();
        if (order.isCancelled()) {
            nothing.expect(
                    reserved.isEmpty() && gone.isEmpty(),
                    subject,
                    "is CANCELLED with %s reserved, %s sold",
                    reserved,
                    gone);
        } else if (order.isConfirmed()) {
            Map<UUID, Long> wanted = lines.getOrDefault(order.id(), List.of()).stream()
                    .collect(groupingBy(Line::item, TreeMap::new, summingLong(Line::quantity)));
            boolean all = gone.equals(wanted) && reserved.isEmpty();
            boolean soon = !atRest && reserved.equals(wanted) && gone.isEmpty();
            sold.expect(
                    all || soon,
                    subject,
                    "is CONFIRMED with the lines %s, of which %s sold, %s reserved",
                    wanted,
                    gone,
                    reserved);
        } else if (atRest) {
            sold.expect(gone.isEmpty(), subject, "is %s with %s sold", order.status(), gone);
        }
    }

    /** Pieces that an order holds which there is not. */
    private void judgeUnknown(Set<UUID> known) {
        var unknown = new HashSet<>(moved.keySet());
        unknown.removeAll(known);
        unknown.forEach(order -> sold.expect(
                sum(order, Posting::reserved).isEmpty()
                        && sum(order, Posting::sold).isEmpty(),
                "order " + order,
                "is not there, with %s reserved, %s sold",
                sum(order, Posting::reserved),
                sum(order, Posting::sold)));
    }

    /** Pieces of each item that there are any of, by item. */
    private Map<UUID, Long> sum(UUID order, ToLongFunction<Posting> column) {
        Map<UUID, Long> sums = moved.getOrDefault(order, List.of()).stream()
                .collect(groupingBy(Posting::item, TreeMap::new, summingLong(column)));
        sums.values().removeIf(pieces -> pieces == 0);
        return sums;
    }
}
