package dev.souk.system.check;

import static dev.souk.system.check.Databases.CARTS;
import static dev.souk.system.check.Databases.USERS;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingLong;

import dev.souk.system.verdict.Findings;
import dev.souk.system.verdict.Verdict;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What orders have changed in the other databases. I4: CONFIRMED ⇔ exactly its lines sold. I5: CANCELLED ⇒ nothing
 * reserved or sold. I7: CONFIRMED ⇔ charged exactly its total, once; CANCELLED ⇒ net charge 0.
 *
 * <p>In motion only final orders are checked, and what is still reserved for a confirmed order counts as sold.
 *
 * @param stock by order
 * @param charges by order
 */
record OrderEffects(
        Map<String, StoredOrder> orders, Map<String, Stock> stock, Map<String, List<Charge>> charges, boolean atRest) {

    private static final String STOCK = """
            select order_id,
                   concat(string_agg(reserved || ' × ' || item_id, ', ' order by item_id) filter (where reserved <> 0)),
                   concat(string_agg(sold || ' × ' || item_id, ', ' order by item_id) filter (where sold <> 0))
            from (select order_id, item_id, sum(reserved) as reserved, sum(sold) as sold
                  from stock_posting where order_id is not null group by order_id, item_id) moved
            group by order_id
            """;

    private static final String CHARGES = """
            select p.order_id, e.account_id, p.kind, e.amount_cents
            from ledger_entry e join ledger_posting p on p.id = e.posting_id join ledger_account a on a.id = e.account_id
            where a.kind = 'wallet' and p.order_id is not null order by e.number
            """;

    /** What is reserved and sold for an order, in the format of {@link StoredOrder#lines}; empty for nothing. */
    record Stock(String reserved, String sold) {

        private static final Stock NONE = new Stock("", "");

        @Override
        public String toString() {
            return "[%s] reserved, [%s] sold".formatted(reserved, sold);
        }
    }

    /** Money that moved to a wallet, or from it if negative, for an order. */
    record Charge(String wallet, String kind, long cents) {

        @Override
        public String toString() {
            return "%s of %s at wallet %s".formatted(kind, cents, wallet);
        }
    }

    static OrderEffects read(Databases databases, Map<String, StoredOrder> orders, boolean atRest) {
        var stock = new HashMap<String, Stock>();
        var charges = new HashMap<String, List<Charge>>();
        databases.forEach(
                CARTS, STOCK, row -> stock.put(row.getString(1), new Stock(row.getString(2), row.getString(3))));
        databases.forEach(
                USERS,
                CHARGES,
                row -> charges.computeIfAbsent(row.getString(1), _ -> new ArrayList<>(1))
                        .add(new Charge(row.getString(2), row.getString(3), row.getLong(4))));
        return new OrderEffects(orders, stock, charges, atRest);
    }

    private static final class Claims {

        private final Findings sold = new Findings("I4", "CONFIRMED ⇔ exactly its lines are sold");
        private final Findings released = new Findings("I5", "CANCELLED ⇒ nothing is reserved or sold");
        private final Findings paid = new Findings("I7", "CONFIRMED ⇔ charged exactly its total, once");
        private final Findings refunded = new Findings("I7", "CANCELLED ⇒ charged nothing, or refunded in full");
    }

    Stream<Verdict> verdicts() {
        var claims = new Claims();
        var ids = new TreeSet<>(orders.keySet());
        ids.addAll(stock.keySet());
        ids.addAll(charges.keySet());
        ids.forEach(id -> check(id, claims));
        return Stream.of(claims.sold, claims.released, claims.paid, claims.refunded)
                .map(Findings::verdict);
    }

    private void check(String id, Claims claims) {
        StoredOrder order = orders.get(id);
        String subject = "order " + id;
        String status = order == null ? "unknown to order-service" : order.status();
        Stock moved = stock.getOrDefault(id, Stock.NONE);
        List<Charge> charged = charges.getOrDefault(id, List.of());
        if (order != null && status.equals("CONFIRMED")) {
            claims.sold.expect(isSold(order, moved), subject, "is CONFIRMED with [%s], %s", order.lines(), moved);
            claims.paid.expect(isPaid(order, charged), subject, "is CONFIRMED, %s: %s", order, charged);
        } else if (status.equals("CANCELLED")) {
            claims.released.expect(moved.equals(Stock.NONE), subject, "is CANCELLED with %s", moved);
            claims.refunded.expect(isRefunded(charged), subject, "is CANCELLED: %s", charged);
        } else if (atRest) {
            boolean none = moved.sold().isEmpty() && (order != null || moved.equals(Stock.NONE));
            claims.sold.expect(none, subject, "is %s with %s", status, moved);
            claims.paid.expect(isRefunded(charged), subject, "is %s: %s", status, charged);
        }
    }

    private boolean isSold(StoredOrder order, Stock moved) {
        return moved.equals(new Stock("", order.lines())) || (!atRest && moved.equals(new Stock(order.lines(), "")));
    }

    private static boolean isPaid(StoredOrder order, List<Charge> charged) {
        long total = order.totalCents();
        return charged.equals(total == 0 ? List.of() : List.of(new Charge(order.user(), "payment", -total)));
    }

    private static boolean isRefunded(List<Charge> charged) {
        Map<String, Long> net = charged.stream().collect(groupingBy(Charge::wallet, summingLong(Charge::cents)));
        long payments = charged.stream()
                .filter(charge -> charge.kind().equals("payment"))
                .count();
        return payments <= 1 && net.values().stream().allMatch(cents -> cents == 0);
    }
}
