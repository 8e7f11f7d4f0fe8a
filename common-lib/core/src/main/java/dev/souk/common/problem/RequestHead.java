package dev.souk.common.problem;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/**
 * What the gateway and every service reject by the method and the headers alone, before anything else of a request is
 * read. Later it would be an error of whoever reads the header: Spring has no problem for a {@code Content-Type} of
 * {@code *}{@code /*}, and of two tokens it takes the first.
 */
public final class RequestHead {

    private static final List<String> METHODS =
            List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"); // that some resource has

    /**
     * A request has each of these at most once: of two, one would be ignored, and another server may ignore the other.
     */
    private static final List<String> SINGLE = List.of(
            HttpHeaders.AUTHORIZATION,
            HttpHeaders.CONTENT_TYPE,
            "API-Version",
            "Idempotency-Key",
            "Last-Event-ID",
            "Request-Timeout-Ms");

    private static final Set<String> NO_CODING = Set.of("", "identity");
    private static final String CODED = "Send the body without a Content-Encoding.";

    private RequestHead() {}

    /**
     * Throws the problem of a request with this method and these headers, if it has one.
     *
     * @param headers the values of the header of a name; empty without it
     */
    public static void check(String method, Function<String, List<String>> headers) {
        if (!METHODS.contains(method)) {
            throw Problems.METHOD_NOT_ALLOWED.with("No resource has this method; the Allow header lists those in use.");
        }
        SINGLE.stream().filter(name -> headers.apply(name).size() > 1).forEach(RequestHead::rejectRepeated);
        if (!headers.apply(HttpHeaders.CONTENT_ENCODING).stream().allMatch(RequestHead::isPlain)) {
            throw Problems.UNSUPPORTED_MEDIA_TYPE.with(CODED);
        }
        if (!headers.apply(HttpHeaders.CONTENT_TYPE).stream().allMatch(RequestHead::isMediaType)) {
            throw Problems.ofStatus(HttpStatus.UNSUPPORTED_MEDIA_TYPE);
        }
    }

    /**
     * Whether no firewall could object: a path of letters, digits, hyphens, underscores and single slashes, a query
     * without escapes, and headers of printable ASCII. So is nearly every request, and to see it takes 1 µs; the
     * regular expressions of a firewall take 25.
     *
     * @param query null for none
     * @param names of the headers
     */
    public static boolean isPlain(
            String path, @Nullable String query, Collection<String> names, Function<String, List<String>> headers) {
        return !path.contains("//")
                && consistsOf(path, RequestHead::isUnreservedOrSlash)
                && (query == null || (isPrintable(query) && query.indexOf('%') < 0))
                && names.stream()
                        .allMatch(name -> isPrintable(name) && isPrintable(String.join("", headers.apply(name))));
    }

    private static boolean isUnreservedOrSlash(int c) {
        return c < 128 && (Character.isLetterOrDigit(c) || c == '-' || c == '_' || c == '/');
    }

    private static boolean isPrintable(String text) {
        return consistsOf(text, c -> c >= ' ' && c <= '~');
    }

    /** A stream of the characters would take ten times as long, and this is done for each header of each request. */
    private static boolean consistsOf(String text, IntPredicate characters) {
        for (int index = 0; index < text.length(); index++) {
            if (!characters.test(text.charAt(index))) {
                return false;
            }
        }
        return true;
    }

    /** The headers that the response to {@code rejection} has, as RFC 9110 asks for. */
    public static Map<String, String> responseHeaders(ProblemException rejection) {
        if (CODED.equals(rejection.getMessage())) { // clients take this header for the reason
            return Map.of(HttpHeaders.ACCEPT_ENCODING, "identity");
        }
        boolean isMethod = rejection.problem().equals(Problems.METHOD_NOT_ALLOWED);
        return isMethod ? Map.of(HttpHeaders.ALLOW, String.join(", ", METHODS)) : Map.of();
    }

    private static void rejectRepeated(String name) {
        throw Problems.BAD_REQUEST
                .with("A request has this header at most once.")
                .on(name, "is repeated");
    }

    private static boolean isPlain(String coding) {
        return NO_CODING.contains(coding.strip().toLowerCase(Locale.ROOT));
    }

    /** Without wildcards, and with a charset that exists. */
    private static boolean isMediaType(String contentType) {
        try {
            return contentType.isBlank()
                    || MediaType.parseMediaType(contentType).isConcrete();
        } catch (InvalidMediaTypeException malformed) {
            return false;
        }
    }
}
