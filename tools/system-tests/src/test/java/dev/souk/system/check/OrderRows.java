package dev.souk.system.check;

import dev.souk.system.check.OrderEffects.Charge;
import dev.souk.system.check.OrderEffects.Line;
import dev.souk.system.check.OrderEffects.Order;
import dev.souk.system.check.OrderEffects.Stock;
import java.util.ArrayList;
import java.util.List;

/** Rows about orders of one user, each of one item, twice, at 100 cents. */
final class OrderRows {

    static final String ORDER = "00000000-0000-0000-0000-000000000003";
    private static final String USER = "user";
    private static final String ITEM = "item";

    private final List<Order> orders = new ArrayList<>();
    private final List<Line> lines = new ArrayList<>();
    private final List<Stock> stock = new ArrayList<>();
    private final List<Charge> charges = new ArrayList<>();

    OrderRows order(String id, String status) {
        orders.add(new Order(id, USER, status, 200));
        lines.add(new Line(id, ITEM, 2));
        return this;
    }

    OrderRows reserved(String order, long pieces) {
        stock.add(new Stock(order, ITEM, pieces, 0));
        return this;
    }

    OrderRows sold(String order, long pieces) {
        stock.add(new Stock(order, ITEM, 0, pieces));
        return this;
    }

    OrderRows money(String order, String kind, long cents) {
        charges.add(new Charge(order, USER, kind, cents));
        return this;
    }

    /** Invariant and subject of each violation. */
    List<String> violations(boolean atRest) {
        var effects = new OrderEffects(orders.iterator(), lines.iterator(), stock.iterator(), charges.iterator());
        return OrderEffectRules.check(effects, atRest)
                .flatMap(verdict ->
                        verdict.violations().stream().map(violation -> verdict.invariant() + " " + violation.subject()))
                .toList();
    }
}
