package dev.souk.system.check;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Rows that are sorted by the id of an order, taken order by order. */
final class SortedRows<T> {

    private final Iterator<T> rows;
    private final Function<T, String> order;
    private @Nullable T next;

    SortedRows(Iterator<T> rows, Function<T, String> order) {
        this.rows = rows;
        this.order = order;
        advance();
    }

    private void advance() {
        next = rows.hasNext() ? rows.next() : null;
    }

    /** The order of the next row; empty at the end. */
    Optional<String> nextOrder() {
        return Optional.ofNullable(next).map(order);
    }

    /** Takes the rows of that order, if they are next. */
    List<T> take(String id) {
        var taken = new ArrayList<T>();
        for (T row = next; row != null && order.apply(row).equals(id); row = next) {
            taken.add(row);
            advance();
        }
        return taken;
    }
}
