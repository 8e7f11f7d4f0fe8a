package dev.souk.common.web;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which page a caller wants; a controller method takes it as an argument, read from {@code limit} and {@code cursor}.
 *
 * @param limit 1 to 100, 20 where the caller does not say
 * @param position what stands in the cursor; null for the first page
 */
public record PageRequest(int limit, @Nullable String position) {

    /** What a page has where the caller does not say. */
    public static final int DEFAULT_LIMIT = 20;

    /** The most that a caller may ask for. */
    public static final int MAX_LIMIT = 100;

    /** How many rows to read so that one sees whether there is a next page. */
    public int fetchSize() {
        return limit + 1;
    }

    /** The id behind which a page in rising order starts; the lowest id for the first page. */
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
