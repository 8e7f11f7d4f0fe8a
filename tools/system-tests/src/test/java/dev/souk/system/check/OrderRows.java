package dev.souk.system.check;

import dev.souk.system.check.books.Books;
import dev.souk.system.check.books.MoneyBook;
import dev.souk.system.check.books.OrderBook;
import dev.souk.system.check.books.StockBook;
import dev.souk.system.observe.Topics;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Rows as a test wants them: one user, who orders one item, twice, at 100 cents. */
final class OrderRows {

    static final UUID USER = new UUID(0, 1);
    static final UUID ITEM = new UUID(0, 2);
    static final UUID ORDER = new UUID(0, 3);
    private static final UUID SALES = new UUID(0, 4);

    private final List<OrderBook.Order> orders = new ArrayList<>();
    private final List<OrderBook.Line> lines = new ArrayList<>();
    private final List<StockBook.Posting> moves = new ArrayList<>();
    private final List<MoneyBook.Posting> postings = new ArrayList<>();
    private final List<MoneyBook.Entry> entries = new ArrayList<>();

    OrderRows order(UUID id, String status) {
        orders.add(new OrderBook.Order(id, USER, 1, 200, status, null, 1, false));
        lines.add(new OrderBook.Line(id, ITEM, 2, 100));
        return this;
    }

    OrderRows reserved(UUID order, long pieces) {
        return moved(order, -pieces, pieces, 0);
    }

    OrderRows sold(UUID order, long pieces) {
        return moved(order, 0, -pieces, pieces);
    }

    private OrderRows moved(UUID order, long onHand, long reserved, long sold) {
        moves.add(new StockBook.Posting(moves.size(), ITEM, "", order, 0, onHand, reserved, sold));
        return this;
    }

    OrderRows money(@Nullable UUID order, String kind, long cents) {
        UUID id = new UUID(1, postings.size());
        postings.add(new MoneyBook.Posting(id, kind, order));
        entries.add(new MoneyBook.Entry(entries.size(), id, USER, cents, 0L));
        entries.add(new MoneyBook.Entry(entries.size(), id, SALES, -cents, null));
        return this;
    }

    /** What is said of them, as invariant and subject; in motion or at rest. */
    List<String> complaints(boolean atRest) {
        var books = new Books(
                new OrderBook(orders, lines, List.of()),
                new StockBook(List.of(), moves, List.of()),
                new MoneyBook(
                        List.of(),
                        List.of(new MoneyBook.Account(USER, "wallet", 0L), new MoneyBook.Account(SALES, "sales", null)),
                        postings,
                        entries,
                        List.of()),
                List.of(),
                List.of());
        return List.of("I2", "I4", "I5", "I7").stream()
                .flatMap(invariant -> Checker.judge(Evidence.of(books, NO_TOPICS, atRest)).verdicts().stream()
                        .filter(verdict -> verdict.invariant().equals(invariant))
                        .flatMap(verdict -> verdict.violations().stream())
                        .map(violation -> invariant + " " + violation.subject()))
                .toList();
    }

    private static final Topics NO_TOPICS = new Topics(List.of(), List.of(), List.of());
}
