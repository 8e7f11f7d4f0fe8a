package dev.souk.common.core;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How much a request for a page counts in a limit. A long page costs more rows, memory and JSON than a short one. */
public final class PageWeight {

    /** The weight of the longest page. */
    public static final int MAX = 5;

    private static final int ROWS = 20; // a page without limit has as many
    private static final String PARAMETER = "limit";

    private PageWeight() {}

    /**
     * One for each 20 rows that the query asks for, by a page size or by as many ids, at least 1, at most {@link #MAX}.
     * What is not a page size is rejected later, with an explanation; here it has no weight.
     *
     * @param query as sent, percent-encoded: {@code %6cimit=100} is {@code limit=100}
     */
    public static int of(@Nullable String query) {
        if (query == null) {
            return 1;
        }
        String[] parameters = query.split("&|,|%2[cC]", -1); // ids may be in one parameter
        int size = Stream.of(parameters).mapToInt(PageWeight::rows).max().orElse(0);
        return Math.clamp(Math.ceilDiv(Math.max(parameters.length, size), ROWS), 1, MAX);
    }

    private static int rows(String parameter) {
        String[] parts = parameter.split("=", 2);
        try {
            return parts.length == 2 && decoded(parts[0]).equals(PARAMETER) ? Integer.parseInt(decoded(parts[1])) : 0;
        } catch (IllegalArgumentException malformed) { // or no number
            return 0;
        }
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
