package dev.souk.common.deadline;

import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The header {@code Request-Timeout-Ms}: the milliseconds for which the caller still waits when it sends the request.
 * It is a duration, not a time, since clocks of machines differ, as in {@code grpc-timeout} of <a
 * href="https://github.com/grpc/grpc/blob/master/doc/PROTOCOL-HTTP2.md">gRPC</a>.
 */
public final class RequestTimeoutHeader {

    /** The name of the header. */
    public static final String NAME = "Request-Timeout-Ms";

    private static final Pattern MILLISECONDS = Pattern.compile("[0-9]{1,6}");

    private RequestTimeoutHeader() {}

    /**
     * Null where there is no header, and where it is not a number of at most six digits: then the caller has no
     * deadline.
     */
    public static @Nullable Duration parse(@Nullable String value) {
        return value != null && MILLISECONDS.matcher(value).matches()
                ? Duration.ofMillis(Integer.parseInt(value))
                : null;
    }

    /** The value for this time; 0 if it is over. */
    public static String format(Duration remaining) {
        return Long.toString(Math.clamp(remaining.toMillis(), 0, 999_999));
    }
}
