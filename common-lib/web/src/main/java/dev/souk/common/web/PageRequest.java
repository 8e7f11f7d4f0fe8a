package dev.souk.common.web;

import dev.souk.common.problem.ProblemException;
import dev.souk.common.problem.Problems;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The requested page; a controller method takes it as an argument, resolved from {@code limit} and {@code cursor}.
 *
 * @param limit 1 to 100, by default 20
 * @param position the decoded cursor; null for the first page
 */
public record PageRequest(int limit, @Nullable String position) {

    /** The default limit. */
    public static final int DEFAULT_LIMIT = 20;

    /** The largest limit. */
    public static final int MAX_LIMIT = 100;

    /** The page after this cursor; null for the defaults. Throws a problem with status 400 for a limit out of range. */
    public static PageRequest of(@Nullable Integer limit, @Nullable String cursor) {
        if (limit != null && (limit < 1 || limit > MAX_LIMIT)) {
            throw invalidLimit();
        }
        return new PageRequest(limit == null ? DEFAULT_LIMIT : limit, cursor == null ? null : Cursor.decode(cursor));
    }

    static ProblemException invalidLimit() {
        return Problems.BAD_REQUEST
                .with("A page has 1 to " + MAX_LIMIT + " items.")
                .on("limit", "must be a number from 1 to " + MAX_LIMIT);
    }

    /** The number of rows to read: one more, which shows whether there is a next page. */
    public int fetchSize() {
        return limit + 1;
    }

    /** The id after which a page in ascending order starts; the lowest id for the first page. */
    public UUID afterId() {
        return idOr(new UUID(0, 0));
    }

    /** The position as an id; {@code first} for the first page. A cursor that holds no id is a bad request. */
    public UUID idOr(UUID first) {
        return position == null ? first : Cursor.id(position);
    }

    /** The position as a number; {@code first} for the first page. A cursor that holds no number is a bad request. */
    public long numberOr(long first) {
        return position == null ? first : Cursor.number(position);
    }
}
