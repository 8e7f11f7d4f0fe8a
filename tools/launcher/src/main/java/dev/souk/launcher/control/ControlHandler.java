package dev.souk.launcher.control;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.souk.launcher.api.SoukOperations;
import dev.souk.launcher.api.SoukOperations.Operation;
import dev.souk.tools.ToolException;
import dev.souk.tools.client.Json;
import java.io.IOException;
import java.security.MessageDigest;
import java.util.Map;
import tools.jackson.core.JacksonException;

/**
 * The HTTP interface of the running launcher, at the port of its console: `GET` is the status, `POST` an
 * {@link Operation}, whose response has the names of its processes. Each request has the token of the run state as
 * bearer token.
 */
public record ControlHandler(String token, SoukOperations system) implements HttpHandler {

    /** All paths that begin with it come here: without the last slash, a file of the console like control.css, too. */
    public static final String PATH = "/control/";

    private static final int MAXIMUM_BODY = 4_096;

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (isAuthorized(exchange)) {
                answer(exchange);
            } else {
                reply(exchange, 401, failure("The token is not the one of the run state."));
            }
        }
    }

    private boolean isAuthorized(HttpExchange exchange) {
        String given = exchange.getRequestHeaders().getFirst("Authorization");
        return given != null && MessageDigest.isEqual(given.getBytes(UTF_8), ("Bearer " + token).getBytes(UTF_8));
    }

    private void answer(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(MAXIMUM_BODY);
        try {
            Object content = exchange.getRequestMethod().equals("GET")
                    ? system.status()
                    : system.perform(Json.MAPPER.readValue(body, Operation.class));
            reply(exchange, 200, content);
        } catch (JacksonException malformed) {
            reply(exchange, 400, failure("The request is no operation of at most %s bytes.".formatted(MAXIMUM_BODY)));
        } catch (ToolException failure) {
            reply(exchange, 409, failure(failure.explanation()));
        } catch (RuntimeException unexpected) {
            reply(exchange, 500, failure(String.valueOf(unexpected.getMessage())));
        }
    }

    private static Map<String, String> failure(String message) {
        return Map.of("failure", message);
    }

    private static void reply(HttpExchange exchange, int status, Object content) throws IOException {
        byte[] json = Json.MAPPER.writeValueAsBytes(content);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, json.length);
        exchange.getResponseBody().write(json);
    }
}
