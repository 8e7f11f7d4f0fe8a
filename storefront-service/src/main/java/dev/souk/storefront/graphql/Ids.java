package dev.souk.storefront.graphql;

import dev.souk.common.problem.InvalidField;
import dev.souk.common.problem.Problems;
import java.util.List;
import java.util.UUID;

/** Ids in arguments. */
public final class Ids {

    private static final int LENGTH = 36;

    private Ids() {}

    /** The UUID; fails with 400 if {@code value} is none. */
    public static UUID parse(String argument, String value) {
        try {
            if (value.length() == LENGTH) {
                return UUID.fromString(value);
            }
        } catch (IllegalArgumentException noId) {
            // below, as for another length
        }
        throw Problems.VALIDATION_FAILED
                .with("An argument is not valid.")
                .on(List.of(new InvalidField(argument, "must be a UUID")));
    }
}
