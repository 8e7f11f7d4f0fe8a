package dev.souk.system.check;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import dev.souk.system.check.books.OrderBook;
import dev.souk.system.check.books.OrderBook.Line;
import dev.souk.system.observe.Event;
import dev.souk.system.observe.Findings;
import dev.souk.system.observe.Verdict;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** I1: every accepted order ends CONFIRMED or CANCELLED. I14: total = Σ price at checkout × quantity. */
final class OrderRules {

    private OrderRules() {}

    static Stream<Verdict> judge(Evidence evidence) {
        OrderBook book = evidence.books().orders();
        Map<UUID, List<Line>> lines = book.lines().stream().collect(groupingBy(Line::order));
        Stream<Verdict> totals = Stream.of(totals(book, lines), tellings(book, lines, evidence.told()));
        return evidence.atRest() ? Stream.concat(Stream.of(isFinal(book)), totals) : totals;
    }

    private static Verdict isFinal(OrderBook book) {
        var findings = new Findings("I1", "every accepted order is CONFIRMED or CANCELLED");
        book.orders()
                .forEach(order ->
                        findings.expect(order.isFinal(), "order " + order.id(), "is still %s", order.status()));
        return findings.verdict();
    }

    private static Verdict totals(OrderBook book, Map<UUID, List<Line>> lines) {
        var findings = new Findings("I14", "total = Σ price at checkout × quantity");
        book.orders().forEach(order -> {
            long sum = lines.getOrDefault(order.id(), List.of()).stream()
                    .mapToLong(line -> line.quantity() * line.priceCents())
                    .sum();
            findings.expect(
                    sum == order.totalCents(),
                    "order " + order.id(),
                    "has the total %d, its lines add up to %d",
                    order.totalCents(),
                    sum);
        });
        return findings.verdict();
    }

    /** What others were told must be what is stored. */
    private static Verdict tellings(OrderBook book, Map<UUID, List<Line>> lines, List<Event> events) {
        var findings = new Findings("I14", "events tell the lines and the total of their order");
        Map<String, OrderBook.Order> orders =
                book.orders().stream().collect(toMap(order -> order.id().toString(), order -> order));
        for (Event event : events) {
            OrderBook.Order order = orders.get(String.valueOf(event.key()));
            if (order != null && event.topic().equals("souk.orders")) {
                OrderPriceCheck.compare(event, order.totalCents(), lines.getOrDefault(order.id(), List.of()), findings);
            }
        }
        return findings.verdict();
    }
}
