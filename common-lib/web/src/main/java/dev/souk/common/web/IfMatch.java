package dev.souk.common.web;

import dev.souk.common.problem.Problems;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ETag;

/**
 * The precondition of a change (RFC 9110, section 13.1.1); a controller method takes it as an argument. Without the
 * header the response is 428, unless the argument is {@code @Nullable}: it is null then. Tags are compared strongly, so
 * that a weak tag never matches. The condition itself is decided by the SQL of the update, not before it.
 *
 * @param etag the header as the caller sent it: one entity tag, a list of them, or {@code *}
 */
public record IfMatch(String etag) {

    /** Responds 412 unless {@code version} is one that the caller names. */
    public void require(long version) {
        if (ETag.parse(etag).stream().noneMatch(tag -> tag.isWildcard() || Versions.isVersion(tag, version))) {
            throw stale();
        }
    }

    /** Responds 412 if there is a precondition that {@code version} does not meet. */
    public static void requireIfPresent(@Nullable IfMatch precondition, long version) {
        if (precondition != null) {
            precondition.require(version);
        }
    }

    /** What a conditional update returned; responds 412 if it found another version than {@link #require} did. */
    public static <T> T requireUpdated(Optional<T> updated) {
        return updated.orElseThrow(IfMatch::stale);
    }

    private static RuntimeException stale() {
        return Problems.PRECONDITION_FAILED.with("Read it again and repeat the change with its new ETag.");
    }
}
