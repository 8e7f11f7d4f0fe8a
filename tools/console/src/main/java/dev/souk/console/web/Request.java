package dev.souk.console.web;

import com.sun.net.httpserver.HttpExchange;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** An HTTP request without its body. */
record Request(HttpExchange exchange) {

    String method() {
        return exchange.getRequestMethod();
    }

    /** Decoded. */
    String path() {
        return exchange.getRequestURI().getPath();
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

    /** The last value of the parameter, decoded; empty if it is missing. */
    String text(String parameter) {
        return Stream.of(Objects.requireNonNullElse(exchange.getRequestURI().getRawQuery(), "")
                        .split("&"))
                .map(part -> part.split("=", 2))
                .filter(pair -> pair.length == 2 && decoded(pair[0]).equals(parameter))
                .map(pair -> decoded(pair[1]))
                .reduce("", (_, last) -> last);
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
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
