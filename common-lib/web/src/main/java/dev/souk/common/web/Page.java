package dev.souk.common.web;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param items its items, at most as many as requested
 * @param nextCursor cursor of the next page; null on the last one
 */
public record Page<T>(List<T> items, @Nullable String nextCursor) {

    /**
     * A page from one row more than requested: the additional row shows that there is a next page.
     *
     * @param rows result of the query with {@link PageRequest#fetchSize()} as its limit
     * @param position the position of the last row, after which the next page starts
     */
    public static <T> Page<T> of(List<T> rows, PageRequest request, Function<T, Object> position) {
        if (rows.size() <= request.limit()) {
            return new Page<>(List.copyOf(rows), null);
        }
        List<T> items = List.copyOf(rows.subList(0, request.limit()));
        return new Page<>(items, Cursor.encode(position.apply(items.getLast()).toString()));
    }

    /** The same page with every item converted. */
    public <R> Page<R> map(Function<T, R> form) {
        return new Page<>(items.stream().map(form).toList(), nextCursor);
    }
}
