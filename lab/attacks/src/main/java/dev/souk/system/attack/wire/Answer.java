package dev.souk.system.attack.wire;

import dev.souk.tools.client.SoukClient;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * What came back for a request.
 *
 * @param status 0 if the connection was closed without a response
 * @param headers lines of the head, without the first
 * @param body without the framing of chunks
 * @param took until the connection was closed
 */
public record Answer(int status, List<String> headers, String body, Duration took) {

    static final int CLOSED = 0;

    /** Too Many Requests, for longer than it was repeated; Service Unavailable; Gateway Timeout. */
    private static final Set<Integer> UNAVAILABLE = Set.of(429, 503, 504);

    /** Whether the request had an effect, or showed something. */
    public boolean isSuccess() {
        return status >= 200 && status < 400;
    }

    /** Whether the request was refused by intention: not by an error of the server. */
    public boolean isRefused() {
        return status == CLOSED || (status >= 400 && status < 500);
    }

    /** Whether the shop, or a service of it, was busy or away: that says nothing about the request. */
    public boolean isUnavailable() {
        return UNAVAILABLE.contains(status);
    }

    /** Whether an error is described as RFC 9457 says. */
    public boolean isProblem() {
        return header("Content-Type").orElse("").startsWith("application/problem+json") && !leaksInternals();
    }

    /** Whether the body has a stack trace, the name of a class, or a message of the database. */
    public boolean leaksInternals() {
        return body.matches(
                "(?s).*(\\tat |Exception|org\\.springframework|java\\.lang|SQLSTATE|PSQL|syntax error at).*");
    }

    /** The first header of that name. */
    public Optional<String> header(String name) {
        String start = name.toLowerCase(Locale.ROOT) + ":";
        return headers.stream()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(start))
                .map(line -> line.substring(start.length()).strip())
                .findFirst();
    }

    /** The body as JSON; a string node if it is not JSON. */
    public JsonNode json() {
        return SoukClient.parse(body);
    }

    /** A field of the JSON object; empty if it is missing. */
    public String text(String field) {
        return json().path(field).asString("");
    }

    @Override
    public String toString() {
        String start = body.length() > 160 ? body.substring(0, 160) + "…" : body;
        return status == CLOSED ? "connection closed" : status + " " + start.replaceAll("\\s+", " ");
    }
}
