package dev.souk.storefront.graphql;

import dev.souk.common.problem.ProblemException;
import dev.souk.common.problem.Problems;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Checks of arguments that the schema cannot express. Each fails with 400 and the name of the argument. */
public final class Arguments {

    private static final int MAX_PAGE_SIZE = 100;
    private static final Pattern UUID_TEXT = Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");
    private static final Pattern VISIBLE_ASCII = Pattern.compile("[!-~]{1,255}");
    private static final Pattern UNICODE = Pattern.compile("[^\\p{Cs}]*+");

    private Arguments() {}

    /** The UUID in the argument of this name. */
    public static UUID id(String argument, String value) {
        if (!UUID_TEXT.matcher(value).matches()) { // fromString takes fewer digits, too
            throw invalid(argument, "must be a UUID");
        }
        return UUID.fromString(value);
    }

    /** The argument {@code first} of a page: 1 to 100. */
    public static int pageSize(int first) {
        if (first < 1 || first > MAX_PAGE_SIZE) {
            throw invalid("first", "must be 1 to " + MAX_PAGE_SIZE);
        }
        return first;
    }

    /** An idempotency key, by the rule of the services: so the header that it becomes has it as it is. */
    public static String key(String idempotencyKey) {
        if (!VISIBLE_ASCII.matcher(idempotencyKey).matches()) {
            throw invalid("idempotencyKey", "must be 1 to 255 visible ASCII characters");
        }
        return idempotencyKey;
    }

    /** A text: UTF-8 has no half of a surrogate pair, so a service would get a question mark. */
    public static String text(String argument, String value) {
        if (!UNICODE.matcher(value).matches()) {
            throw invalid(argument, "must be Unicode text");
        }
        return value;
    }

    /** The same as {@link #key} for a key that may be missing. */
    public static @Nullable String optionalKey(@Nullable String idempotencyKey) {
        return idempotencyKey == null ? null : key(idempotencyKey);
    }

    private static ProblemException invalid(String argument, String message) {
        return Problems.VALIDATION_FAILED.with("An argument is not valid.").on(argument, message);
    }
}
