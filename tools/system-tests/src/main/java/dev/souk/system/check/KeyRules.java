package dev.souk.system.check;

import dev.souk.system.check.books.Books;
import dev.souk.system.check.books.Books.StoredAnswer;
import dev.souk.system.check.books.OrderBook.Order;
import dev.souk.system.observe.Findings;
import dev.souk.system.observe.Verdict;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * I2: one key, one order, one answer, however often and in parallel it is sent. This is what the database shows of it;
 * that a client was always answered the same is seen from its history.
 */
final class KeyRules {

    private KeyRules() {}

    static Stream<Verdict> judge(Evidence evidence) {
        Books books = evidence.books();
        var keys = new Findings("I2", "one key, one order: the answer under it names the order, and no other key does");
        var orders = new Findings("I2", "every order was answered under a key");
        Map<String, Order> byId = books.orders().orders().stream()
                .collect(Collectors.toMap(order -> order.id().toString(), order -> order));
        Set<String> named = new HashSet<>();
        for (StoredAnswer answer : books.answers()) {
            String id = answer.order();
            String key = "key " + answer.key();
            keys.expect(byId.containsKey(id), key, "its answer names order %s, which is not there", id);
            keys.expect(id.equals(answer.told()), key, "its answer lies at order %s and tells %s", id, answer.told());
            keys.expect(named.add(id), "order " + id, "is the answer under key %s and under another one", answer.key());
        }
        byId.forEach((id, order) ->
                orders.expect(named.contains(id) || !order.keyKept(), "order " + id, "is the answer under no key"));
        return Stream.of(keys.verdict(), orders.verdict(), oncePerCart(books));
    }

    private static Verdict oncePerCart(Books books) {
        var findings = new Findings("I2", "a version of a cart is ordered once, unless that order was cancelled");
        Map<String, Order> seen = new HashMap<>();
        books.orders().orders().stream().filter(order -> !order.isCancelled()).forEach(order -> {
            Order other = seen.putIfAbsent(order.user() + " " + order.cartVersion(), order);
            findings.expect(
                    other == null,
                    "order " + order.id(),
                    "is made from version %d of the cart of %s, as %s",
                    order.cartVersion(),
                    order.user(),
                    other);
        });
        return findings.verdict();
    }
}
