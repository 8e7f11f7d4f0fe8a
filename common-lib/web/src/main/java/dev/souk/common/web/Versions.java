package dev.souk.common.web;

import dev.souk.common.core.Sha256;
import java.util.HexFormat;
import org.springframework.http.ETag;
import org.springframework.http.ResponseEntity;

/**
 * Strong ETags (RFC 9110, section 8.8): two representations with the same tag are equal, byte for byte. A
 * representation that shows more than its version determines, such as stock, has the tag {@code "version.digest"}.
 * Caches compare the whole tag, a change with If-Match only the version: what it would overwrite.
 */
public final class Versions {

    private static final int DIGEST_BYTES = 8;

    private Versions() {}

    /** The ETag of {@code version}. */
    public static String etag(long version) {
        return ETag.quoteETagIfNecessary(Long.toString(version));
    }

    /** The ETag of {@code version} and of what else is shown; {@code shown} has a text of all of it. */
    public static String etag(long version, Object shown) {
        return ETag.quoteETagIfNecessary(version + "." + digest(shown));
    }

    /** The ETag of a representation without a version, such as a page; {@code shown} has a text of all of it. */
    public static String etagOf(Object shown) {
        return ETag.quoteETagIfNecessary(digest(shown));
    }

    /** 200 with {@code body} and the ETag of its version. */
    public static <T> ResponseEntity<T> ok(T body, long version) {
        return ResponseEntity.ok().eTag(etag(version)).body(body);
    }

    /** 200 with {@code body} and the ETag of its version and of what else is {@code shown}. */
    public static <T> ResponseEntity<T> ok(T body, long version, Object shown) {
        return ResponseEntity.ok().eTag(etag(version, shown)).body(body);
    }

    /** Whether the tag names this version, whatever else it stands for. A weak tag names none. */
    static boolean isVersion(ETag tag, long version) {
        String text = tag.tag();
        int end = text.indexOf('.');
        return !tag.weak() && (end < 0 ? text : text.substring(0, end)).equals(Long.toString(version));
    }

    private static String digest(Object shown) {
        return HexFormat.of().formatHex(Sha256.of(shown.toString()), 0, DIGEST_BYTES);
    }
}
