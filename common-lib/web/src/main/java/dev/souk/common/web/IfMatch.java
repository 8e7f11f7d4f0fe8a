package dev.souk.common.web;

import dev.souk.common.problem.Problems;
import org.jspecify.annotations.Nullable;

/**
 * The precondition of a change; a controller method takes it as an argument. Without the header the answer is 428, or
 * the argument is null where it is {@code @Nullable}: then the caller may say what has been seen, and need not.
 *
 * @param etag the header as the caller sent it
 */
public record IfMatch(String etag) {

    /** Ends the request with 412 where {@code version} is not the one that the caller has seen. */
    public void require(long version) {
        if (!etag.equals("*") && !etag.equals(Versions.etag(version))) {
            throw stale();
        }
    }

    /** Ends the request with 412 where {@code precondition} is there and {@code version} is not the one it names. */
    public static void requireIfSaid(@Nullable IfMatch precondition, long version) {
        if (precondition != null) {
            precondition.require(version);
        }
    }

    /** Ends the request with 412 where a conditional update found another version than {@link #require} saw. */
    public static void requireUpdated(boolean updated) {
        if (!updated) {
            throw stale();
        }
    }

    private static RuntimeException stale() {
        return Problems.PRECONDITION_FAILED.with("Read it again and repeat the change with its new ETag.");
    }
}
