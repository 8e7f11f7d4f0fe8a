package dev.souk.console.web;

import com.sun.net.httpserver.HttpExchange;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An HTTP request without its body.
 *
 * @param path decoded
 * @param query the last value of each parameter, decoded
 */
record Request(String method, String path, Map<String, String> query, HttpExchange exchange) {

    static Request of(HttpExchange exchange) {
        return new Request(
                exchange.getRequestMethod(),
                exchange.getRequestURI().getPath(),
                query(exchange.getRequestURI().getRawQuery()),
                exchange);
    }

    private static Map<String, String> query(String raw) {
        var parameters = new HashMap<String, String>();
        for (String part : Objects.requireNonNullElse(raw, "").split("&", -1)) {
            String[] pair = part.split("=", 2);
            parameters.put(decoded(pair[0]), pair.length == 2 ? decoded(pair[1]) : "");
        }
        return parameters;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    /** Empty if it is missing. */
    String header(String name) {
        return Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst(name), "");
    }

    Optional<String> cookie(String name) {
        return Stream.of(header("Cookie").split("; *"))
                .filter(cookie -> cookie.startsWith(name + "="))
                .map(cookie -> cookie.substring(name.length() + 1))
                .findFirst();
    }

    /** Empty if it is missing. */
    String text(String parameter) {
        return query.getOrDefault(parameter, "");
    }

    /**
     * A whole number.
     *
     * @throws BadRequestException if it is none, or outside the limits
     */
    long number(String parameter, long otherwise, long least, long most) throws BadRequestException {
        String given = text(parameter);
        if (given.isEmpty()) {
            return otherwise;
        }
        if (!given.matches("\\d{1,18}") || Long.parseLong(given) < least || Long.parseLong(given) > most) {
            throw new BadRequestException("%s is a number from %s to %s.".formatted(parameter, least, most));
        }
        return Long.parseLong(given);
    }
}
