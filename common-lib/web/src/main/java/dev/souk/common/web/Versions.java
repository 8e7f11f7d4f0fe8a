package dev.souk.common.web;

import org.springframework.http.ResponseEntity;

/** The version of a resource as its ETag. */
public final class Versions {

    private Versions() {}

    /** The ETag of {@code version}. */
    public static String etag(long version) {
        return "\"" + version + "\"";
    }

    /** 200 with {@code body} and the ETag of its version. */
    public static <T> ResponseEntity<T> ok(T body, long version) {
        return ResponseEntity.ok().eTag(etag(version)).body(body);
    }
}
