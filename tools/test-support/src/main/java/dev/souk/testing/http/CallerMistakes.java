package dev.souk.testing.http;

import static dev.souk.testing.http.RawRequest.utf8;

import java.net.URI;
import java.util.List;
import java.util.UUID;
import java.util.function.IntPredicate;
import java.util.stream.Stream;

/**
 * One operation with everything that a caller can do wrong in headers, path and query.
 *
 * @param path with placeholders, as in the API description
 * @param headers those of a correct request, each with its line break
 */
public record CallerMistakes(String method, String path, String headers, String body) {

    private static final String EMOJI = new String(Character.toChars(0x1f600));

    /** Bytes that no text has: a control character, DEL, an emoji and half of a surrogate pair; and too many. */
    private static final List<String> UNREADABLE =
            List.of("a\u0001b", "\u007f", utf8(EMOJI), "\u00ed\u00a0\u0080", "\u0085", "a".repeat(9_000));

    private static final List<String> ODD = List.of("", "*/*", ",;=\"", "-1", "http://[", "a".repeat(3_000));

    private static final List<String> MEDIA_TYPES = List.of(
            "text/plain",
            "*/*",
            "application/*",
            "garbage",
            "a/b/c",
            "application/json; charset=utf-7",
            "application/json; charset=\"",
            "application/x-www-form-urlencoded",
            "multipart/form-data");

    /** Headers that somebody reads on the way, described or not. */
    private static final List<String> HEADERS = List.of("""
            Accept Accept-Language Access-Control-Request-Method API-Version Authorization baggage Content-Encoding
            Content-Type Cookie Expect Forwarded Idempotency-Key If-Match If-Modified-Since If-None-Match
            If-Unmodified-Since Last-Event-ID Origin Range Request-Timeout-Ms traceparent X-Not-Read
            """.strip().split("\\s+"));

    /** What a proxy, or Tomcat's valve, removes before it is read. */
    private static final List<String> OF_PROXIES =
            List.of("X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Port", "X-Forwarded-Proto");

    /** No number and no id, though Java, Spring or both would read most of them as 5. */
    private static final List<String> PARAMETERS = List.of("""
            %01 %00 %ED%A0%80 %F0%9F%98%80 %FF %20 5%20 %205 %C2%A05 %2B5 %EF%BC%95 %D9%A5 0x5 05
            """.strip().split("\\s+"));

    /** What is wrong with the responses of a service: each must be one that the caller can understand. */
    public List<String> notUnderstood(URI server) {
        return defects(server, Stream.concat(inHead(), inParameters()));
    }

    /** The same for what a proxy can reject without knowing the operation. */
    public List<String> notUnderstoodByAProxy(URI server) {
        return defects(server, inHead());
    }

    private List<String> defects(URI server, Stream<RawRequest> rejected) {
        int usual = correct().sendTo(server).status(); // 503 in a test without the other services
        return Stream.concat(
                        rejected.flatMap(request -> misunderstood(request, server, _ -> false)),
                        odd().flatMap(request ->
                                misunderstood(request, server, status -> status == usual || status < 400)))
                .toList();
    }

    private static Stream<String> misunderstood(RawRequest request, URI server, IntPredicate isFine) {
        RawResponse response = request.sendTo(server);
        return isFine.test(response.status()) || response.isProblemOfTheCaller(request.path())
                ? Stream.empty()
                : Stream.of(request + " -> " + response);
    }

    private RawRequest correct() {
        return request(target(id()), headers);
    }

    private Stream<RawRequest> inHead() {
        return Stream.of(
                        HEADERS.stream().flatMap(this::unreadable),
                        Stream.of("*/*", "application/*", "garbage").map(type -> with("Content-Type", type)),
                        Stream.of("Authorization", "Content-Type", "API-Version", "Idempotency-Key", "Last-Event-ID")
                                .map(name -> request(target(id()), headers + (name + ": 1\r\n").repeat(2))),
                        Stream.of("gzip", "br", "identity, gzip").map(coding -> with("Content-Encoding", coding)),
                        Stream.of("%01=1", "%F0%9F%98%80%0A=1")
                                .map(query -> request(target(id()) + "?" + query, headers)),
                        Stream.of("PROPFIND", "FOO", "get")
                                .map(name -> RawRequest.of(name, target(id()), headers, body)))
                .flatMap(requests -> requests);
    }

    private Stream<RawRequest> inParameters() {
        return Stream.of(
                        MEDIA_TYPES.stream().filter(_ -> !body.isEmpty()).map(type -> with("Content-Type", type)),
                        Stream.of("%F0%9F%98%80=1", "match[]=x", "limit=%zz", "%FF", "limit=5&limit=6")
                                .map(query -> request(target(id()) + "?" + query, headers)),
                        PARAMETERS.stream().map(value -> request(target(id()) + "?limit=" + value, headers)),
                        PARAMETERS.stream().filter(_ -> path.contains("{")).map(id -> request(target(id), headers)),
                        Stream.of(id() + "%20", "%09" + id(), "1-1-1-1-1")
                                .filter(_ -> path.contains("{"))
                                .map(id -> request(target(id), headers)))
                .flatMap(requests -> requests);
    }

    private Stream<RawRequest> odd() {
        return Stream.concat(
                HEADERS.stream().flatMap(name -> ODD.stream().map(value -> with(name, value))),
                OF_PROXIES.stream().flatMap(name -> UNREADABLE.stream().map(value -> with(name, value))));
    }

    private Stream<RawRequest> unreadable(String header) {
        return UNREADABLE.stream().map(value -> with(header, value));
    }

    private RawRequest with(String header, String value) {
        String others = headers.replaceAll("(?i)(?m)^" + header + ": .*\r\n", "");
        return request(target(id()), others + header + ": " + value + "\r\n");
    }

    private RawRequest request(String target, String lines) {
        return RawRequest.of(method, target, lines, body);
    }

    private String target(String id) {
        return path.replaceAll("\\{[a-zA-Z_]+}", id);
    }

    private static String id() {
        return UUID.randomUUID().toString();
    }
}
