package dev.souk.system.check;

import dev.souk.system.check.OrderEffects.Charge;
import dev.souk.system.check.OrderEffects.Stock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Rows about orders of one user, each of one item, twice, at 100 cents. */
final class OrderRows {

    static final String ORDER = "00000000-0000-0000-0000-000000000003";
    private static final String USER = "user";

    private final Map<String, StoredOrder> orders = new HashMap<>();
    private final Map<String, Stock> stock = new HashMap<>();
    private final Map<String, List<Charge>> charges = new HashMap<>();

    OrderRows order(String id, String status) {
        orders.put(id, new StoredOrder(USER, status, 200, pieces(2), "2 × item at 100"));
        return this;
    }

    OrderRows reserved(String order, long pieces) {
        stock.put(order, new Stock(pieces(pieces), ""));
        return this;
    }

    OrderRows sold(String order, long pieces) {
        stock.put(order, new Stock("", pieces(pieces)));
        return this;
    }

    OrderRows money(String order, String kind, long cents) {
        charges.computeIfAbsent(order, _ -> new ArrayList<>()).add(new Charge(USER, kind, cents));
        return this;
    }

    private static String pieces(long count) {
        return count + " × item";
    }

    /** Invariant and subject of each violation. */
    List<String> violations(boolean atRest) {
        return new OrderEffects(orders, stock, charges, atRest)
                .verdicts()
                .flatMap(verdict ->
                        verdict.violations().stream().map(violation -> verdict.invariant() + " " + violation.subject()))
                .toList();
    }
}
