package dev.souk.gateway.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.util.DigestUtils;

/** The headers of a file of a page. */
public final class PageHeaders {

    /**
     * Stricter than that of Swagger UI, which has styles in its markup. No script may make markup out of text either.
     */
    private static final String CONTENT_SECURITY_POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';"
                    + " base-uri 'none'; form-action 'none'; frame-ancestors 'none';"
                    + " require-trusted-types-for 'script'; trusted-types 'none'";

    private PageHeaders() {}

    /** A browser asks each time, and gets 304 until the file has other bytes: page and scripts are of one version. */
    public static void add(Resource file, HttpHeaders headers) {
        headers.setCacheControl(CacheControl.noCache());
        headers.setETag(tagOf(file));
        headers.set("Content-Security-Policy", CONTENT_SECURITY_POLICY);
    }

    /** Not the time of the file: it is the same in every jar, since builds are reproducible. */
    private static String tagOf(Resource file) {
        try {
            return '"' + DigestUtils.md5DigestAsHex(file.getContentAsByteArray()) + '"';
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
