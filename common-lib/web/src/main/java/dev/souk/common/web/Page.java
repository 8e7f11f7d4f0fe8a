package dev.souk.common.web;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param items what is on it, at most as many as were asked for
 * @param nextCursor where the next page begins; null on the last one
 */
public record Page<T>(List<T> items, @Nullable String nextCursor) {

    /**
     * A page from one row more than was asked for: the additional row only says that there is a next page.
     *
     * @param rows what {@link PageRequest#fetchSize()} rows of the query gave
     * @param position what the next page's query starts behind, for the last row of this page
     */
    public static <T> Page<T> of(List<T> rows, PageRequest request, Function<T, Object> position) {
        if (rows.size() <= request.limit()) {
            return new Page<>(List.copyOf(rows), null);
        }
        List<T> items = List.copyOf(rows.subList(0, request.limit()));
        return new Page<>(items, Cursor.encode(position.apply(items.getLast()).toString()));
    }

    /** The same page with every item turned into another form. */
    public <R> Page<R> map(Function<T, R> form) {
        return new Page<>(items.stream().map(form).toList(), nextCursor);
    }
}
