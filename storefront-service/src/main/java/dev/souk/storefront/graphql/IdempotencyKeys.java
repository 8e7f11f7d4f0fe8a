package dev.souk.storefront.graphql;

import dev.souk.common.problem.InvalidField;
import dev.souk.common.problem.Problems;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Keys in arguments, which become a header: by the rule of the services, so that each is sent on as it is. */
public final class IdempotencyKeys {

    private static final Pattern VISIBLE_ASCII = Pattern.compile("[!-~]{1,255}");

    private IdempotencyKeys() {}

    /** The key, which may be missing; fails with 400 if it is not 1 to 255 visible characters of ASCII. */
    public static @Nullable String check(@Nullable String key) {
        return key == null ? null : require(key);
    }

    /** The same for a key that has to be there. */
    public static String require(String key) {
        if (!VISIBLE_ASCII.matcher(key).matches()) {
            throw Problems.VALIDATION_FAILED
                    .with("An argument is not valid.")
                    .on(List.of(new InvalidField("idempotencyKey", "must be 1 to 255 visible ASCII characters")));
        }
        return key;
    }
}
