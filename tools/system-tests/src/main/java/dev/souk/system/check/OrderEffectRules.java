package dev.souk.system.check;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingLong;

import dev.souk.system.check.OrderEffects.Charge;
import dev.souk.system.check.OrderEffects.Effects;
import dev.souk.system.check.OrderEffects.Line;
import dev.souk.system.check.OrderEffects.Order;
import dev.souk.system.check.OrderEffects.Stock;
import dev.souk.system.verdict.Findings;
import dev.souk.system.verdict.Verdict;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/**
 * I4: CONFIRMED ⇔ exactly its lines sold. I5: CANCELLED ⇒ nothing reserved or sold. I7: CONFIRMED ⇔ charged exactly its
 * total, once; CANCELLED ⇒ net charge 0.
 *
 * <p>In motion only final orders are checked, and what is still reserved for a confirmed order counts as sold.
 */
final class OrderEffectRules {

    private final Findings sold = new Findings("I4", "CONFIRMED ⇔ exactly its lines are sold");
    private final Findings released = new Findings("I5", "CANCELLED ⇒ nothing is reserved or sold");
    private final Findings paid = new Findings("I7", "CONFIRMED ⇔ charged exactly its total, once");
    private final Findings refunded = new Findings("I7", "CANCELLED ⇒ charged nothing, or refunded in full");
    private final boolean atRest;

    private OrderEffectRules(boolean atRest) {
        this.atRest = atRest;
    }

    static Stream<Verdict> check(Iterator<Effects> all, boolean atRest) {
        var rules = new OrderEffectRules(atRest);
        all.forEachRemaining(rules::check);
        return Stream.of(rules.sold, rules.released, rules.paid, rules.refunded).map(Findings::verdict);
    }

    private void check(Effects effects) {
        String subject = "order " + effects.id();
        Map<String, Long> reserved = pieces(effects.stock(), Stock::reserved);
        Map<String, Long> gone = pieces(effects.stock(), Stock::sold);
        String status = effects.order().stream().findFirst().map(Order::status).orElse("unknown to order-service");
        switch (status) {
            case "CONFIRMED" -> {
                checkSold(subject, effects.lines(), reserved, gone);
                checkPaid(subject, effects.order().getFirst(), effects.charges());
            }
            case "CANCELLED" -> {
                boolean none = reserved.isEmpty() && gone.isEmpty();
                released.expect(none, subject, "is CANCELLED with %s reserved, %s sold", reserved, gone);
                refunded.expect(isRefunded(effects.charges()), subject, "is CANCELLED: %s", effects.charges());
            }
            default -> {
                if (atRest) {
                    boolean isKnown = !effects.order().isEmpty();
                    boolean none = gone.isEmpty() && (isKnown || reserved.isEmpty());
                    sold.expect(none, subject, "is %s with %s reserved, %s sold", status, reserved, gone);
                    paid.expect(isRefunded(effects.charges()), subject, "is %s: %s", status, effects.charges());
                }
            }
        }
    }

    private void checkSold(String subject, List<Line> lines, Map<String, Long> reserved, Map<String, Long> gone) {
        Map<String, Long> wanted =
                lines.stream().collect(groupingBy(Line::item, TreeMap::new, summingLong(Line::quantity)));
        boolean isSold = gone.equals(wanted) && reserved.isEmpty();
        boolean willBe = !atRest && reserved.equals(wanted) && gone.isEmpty();
        sold.expect(
                isSold || willBe,
                subject,
                "is CONFIRMED with the lines %s, of which %s sold, %s reserved",
                wanted,
                gone,
                reserved);
    }

    private void checkPaid(String subject, Order order, List<Charge> charges) {
        long total = order.totalCents();
        boolean isPaid = total == 0
                ? charges.isEmpty()
                : charges.equals(List.of(new Charge(order.id(), order.user(), "payment", -total)));
        paid.expect(isPaid, subject, "is CONFIRMED, %d for %s: %s", total, order.user(), charges);
    }

    private static boolean isRefunded(List<Charge> charges) {
        Map<String, Long> net = charges.stream().collect(groupingBy(Charge::wallet, summingLong(Charge::cents)));
        long payments = charges.stream()
                .filter(charge -> charge.kind().equals("payment"))
                .count();
        return payments <= 1 && net.values().stream().allMatch(cents -> cents == 0);
    }

    private static Map<String, Long> pieces(List<Stock> stock, ToLongFunction<Stock> column) {
        Map<String, Long> pieces = stock.stream().collect(groupingBy(Stock::item, TreeMap::new, summingLong(column)));
        pieces.values().removeIf(count -> count == 0);
        return pieces;
    }
}
