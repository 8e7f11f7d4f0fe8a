package dev.souk.common.web;

import dev.souk.common.problem.Problems;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.ETag;
import org.springframework.http.HttpHeaders;
import org.springframework.web.context.request.NativeWebRequest;

/**
 * The precondition of a change (RFC 9110, section 13.1.1); a controller method takes it as an argument. Without the
 * header the response is 428, unless the argument is {@code @Nullable}: it is null then. Tags are compared strongly: a
 * weak one never matches. A match holds until the change: the row is locked, or the update compares again.
 *
 * @param etag the header as the caller sent it: one entity tag, a list of them, or {@code *}
 */
public record IfMatch(String etag) {

    /** That of a request: a change without it could overwrite a concurrent one. */
    static @Nullable IfMatch of(NativeWebRequest request, MethodParameter parameter) {
        String[] etags = request.getHeaderValues(HttpHeaders.IF_MATCH);
        if (etags == null && parameter.isOptional()) {
            return null;
        }
        if (etags == null) {
            throw Problems.PRECONDITION_REQUIRED.with(
                    "Send the ETag of the version that you want to change in If-Match.");
        }
        return new IfMatch(String.join(", ", etags).strip());
    }

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
