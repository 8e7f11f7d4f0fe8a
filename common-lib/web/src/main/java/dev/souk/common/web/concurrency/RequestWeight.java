package dev.souk.common.web.concurrency;

import jakarta.servlet.http.HttpServletRequest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How many permits a request takes. The rows of a page are in memory together, so a longer page takes more. */
final class RequestWeight {

    private static final int ROWS_PER_PERMIT = 20;
    private static final int MAX_ROWS = 100;
    private static final Pattern LIMIT = Pattern.compile("(?:^|&)limit=([0-9]{1,3})(?:&|$)");

    private RequestWeight() {}

    /** At least 1. What is not a page size is rejected later, with an explanation; here it has no weight. */
    static int of(HttpServletRequest request) {
        return Math.max(1, Math.ceilDiv(Math.min(rows(request.getQueryString()), MAX_ROWS), ROWS_PER_PERMIT));
    }

    /**
     * Reads the query string itself: the container would fail on a malformed one, before any problem can be written.
     */
    private static int rows(@Nullable String query) {
        if (query == null) {
            return 0;
        }
        Matcher limit = LIMIT.matcher(query);
        return limit.find() ? Integer.parseInt(limit.group(1)) : 0;
    }
}
