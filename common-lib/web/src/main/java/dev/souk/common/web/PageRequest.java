package dev.souk.common.web;

import dev.souk.common.problem.Problems;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.context.request.NativeWebRequest;

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

    /** 1 to {@link #MAX_LIMIT} in ASCII digits; Java's own conversion takes those of every script, and a sign. */
    private static final Pattern LIMIT = Pattern.compile("[1-9][0-9]?|100");

    /** That of a request. A limit out of range is rejected, not corrected. */
    static PageRequest of(NativeWebRequest request, MethodParameter parameter) {
        String limit = request.getParameter("limit");
        String cursor = request.getParameter("cursor");
        if (limit != null && !LIMIT.matcher(limit).matches()) {
            throw Problems.BAD_REQUEST
                    .with("A page has 1 to " + MAX_LIMIT + " items.")
                    .on("limit", "must be a number from 1 to " + MAX_LIMIT);
        }
        return new PageRequest(
                limit == null ? DEFAULT_LIMIT : Integer.parseInt(limit), cursor == null ? null : Cursor.decode(cursor));
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
        return position == null ? first : Cursor.read(position, UUID::fromString);
    }

    /** The position as a number; {@code first} for the first page. A cursor that holds no number is a bad request. */
    public long numberOr(long first) {
        return position == null ? first : Cursor.read(position, Long::parseLong);
    }
}
