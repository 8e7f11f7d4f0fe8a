package dev.souk.storefront.graphql;

import dev.souk.common.problem.InvalidField;
import dev.souk.common.problem.Problems;
import java.util.List;

/** The argument {@code first} of a page. */
public final class PageSize {

    private static final int MAX = 100;

    private PageSize() {}

    /** The size; fails with 400 unless it is 1 to 100. */
    public static int require(int first) {
        if (first < 1 || first > MAX) {
            throw Problems.VALIDATION_FAILED
                    .with("An argument is not valid.")
                    .on(List.of(new InvalidField("first", "must be 1 to " + MAX)));
        }
        return first;
    }
}
