package dev.souk.system.attack;

import dev.souk.tools.client.SoukClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * What came back for a request.
 *
 * @param status 0 if the connection was closed without a byte, -1 if what came back is no HTTP
 * @param head the status line and the headers
 * @param body without the framing of chunks
 * @param took until the connection was closed
 */
record Response(int status, String head, String body, Duration took) {

    private static final int CLOSED = 0;
    private static final int NO_HTTP = -1;
    private static final Pattern SIZE_OF_CHUNK = Pattern.compile("(?i)(^|\r\n)[0-9a-f]+\r\n");
    static final String END_OF_HEAD = "\r\n\r\n";

    /** Too Many Requests, for longer than it was repeated; Service Unavailable; Gateway Timeout. */
    private static final Set<Integer> UNAVAILABLE = Set.of(429, 503, 504);

    private static final Pattern LEAK =
            Pattern.compile("\tat |Exception|org\\.springframework|java\\.lang|SQLSTATE|PSQL|syntax error at");

    /**
     * The first response in what was received, where a character is a byte. JSON here is one line, so whatever looks
     * like the size of a chunk is one.
     */
    static Response parse(String received, Duration took) {
        int end = received.indexOf(END_OF_HEAD);
        if (end < 0 || !received.matches("(?s)HTTP/1\\.[01] \\d{3}.*")) {
            return new Response(received.isEmpty() ? CLOSED : NO_HTTP, received, "", took);
        }
        String head = received.substring(0, end);
        String content = received.substring(end + END_OF_HEAD.length());
        if (header(head, "Transfer-Encoding").contains("chunked")) {
            content = SIZE_OF_CHUNK.matcher(content).replaceAll("").strip();
        }
        String body = new String(content.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
        return new Response(Integer.parseInt(head, 9, 12, 10), head, body, took);
    }

    /** Whether it is this status, or is what this word means in a table of attacks. */
    boolean is(String allowed) {
        return switch (allowed) {
            case "refused" -> isRefused() && isWellDescribed();
            case "handled" -> (isSuccess() || isRefused()) && isWellDescribed();
            case "rejected" -> isRefused() && !leaksInternals();
            case "no-error" -> status >= 0 && status < 500 && !isUnavailable();
            case "any" -> true;
            default -> status == Integer.parseInt(allowed) && isWellDescribed();
        };
    }

    /** Whether the shop, or a service of it, was busy or away: that says nothing about the request. */
    boolean isUnavailable() {
        return UNAVAILABLE.contains(status);
    }

    private boolean isSuccess() {
        return status >= 200 && status < 400;
    }

    private boolean isRefused() {
        return status == CLOSED || (status >= 400 && status < 500 && !isUnavailable());
    }

    private boolean isWellDescribed() {
        return status < 400 || (header("Content-Type").startsWith("application/problem+json") && !leaksInternals());
    }

    /** Whether the body has a stack trace, the name of a class, or a message of the database. */
    private boolean leaksInternals() {
        return LEAK.matcher(body).find();
    }

    /** The first header of that name; empty without one. */
    String header(String name) {
        return header(head, name);
    }

    private static String header(String head, String name) {
        Matcher found = Pattern.compile("(?im)^%s: *(.*)$".formatted(name)).matcher(head);
        return found.find() ? found.group(1).strip() : "";
    }

    /** The body as JSON; a string node if it is not JSON. */
    JsonNode json() {
        return SoukClient.parse(body);
    }

    @Override
    public String toString() {
        String start = body.length() > 160 ? body.substring(0, 160) + "…" : body;
        return status == CLOSED ? "connection closed" : status + " " + start.replaceAll("\\s+", " ");
    }
}
