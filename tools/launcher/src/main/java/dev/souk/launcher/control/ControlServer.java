package dev.souk.launcher.control;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.souk.console.web.HttpServers;
import dev.souk.launcher.api.SoukOperations;
import dev.souk.tools.ToolException;
import dev.souk.tools.client.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * The HTTP interface of the running launcher, on the loopback address only. `GET /status` and `POST` of a command name
 * with a body such as `{"process": "order#2"}`, for `scale` also a `count`, for a release what it needs; each request
 * has the token of the run state as bearer token.
 */
public final class ControlServer implements AutoCloseable {

    /** The answer to a command: the names of its processes. */
    record Processes(List<String> processes) {}

    private static final int MAXIMUM_BODY = 4_096;

    private final HttpServer server;
    private final String authorization;
    private final SoukOperations operations;

    private ControlServer(HttpServer server, String token, SoukOperations operations) {
        this.server = server;
        this.authorization = "Bearer " + token;
        this.operations = operations;
    }

    /** Listens on a free port. */
    public static ControlServer start(String token, SoukOperations operations) {
        try {
            var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
            var control = new ControlServer(HttpServers.open(address), token, operations);
            control.server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            control.server.createContext("/", control::handle);
            control.server.start();
            return control;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The port it listens on. */
    public int port() {
        return server.getAddress().getPort();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (isAuthorized(exchange)) {
                perform(exchange);
            } else {
                reply(exchange, 401, failure("The token is not the one of the run state."));
            }
        }
    }

    private boolean isAuthorized(HttpExchange exchange) {
        String given = exchange.getRequestHeaders().getFirst("Authorization");
        return given != null
                && MessageDigest.isEqual(
                        given.getBytes(StandardCharsets.UTF_8), authorization.getBytes(StandardCharsets.UTF_8));
    }

    private void perform(HttpExchange exchange) throws IOException {
        String command = exchange.getRequestURI().getPath().substring(1);
        byte[] body = exchange.getRequestBody().readNBytes(MAXIMUM_BODY);
        try {
            reply(exchange, 200, perform(command, Json.MAPPER.readTree(body)));
        } catch (JacksonException malformed) {
            reply(exchange, 400, failure("The request is not JSON of at most %s bytes.".formatted(MAXIMUM_BODY)));
        } catch (ToolException failure) {
            reply(exchange, 409, failure(failure.explanation()));
        }
    }

    private Object perform(String command, JsonNode request) {
        String process = request.path("process").asString("");
        return switch (command) {
            case "status" -> operations.status();
            case "kill" -> new Processes(operations.kill(process, true));
            case "terminate" -> new Processes(operations.kill(process, false));
            case "start" -> new Processes(operations.start(process));
            case "restart" -> new Processes(operations.restart(process));
            case "replace" -> new Processes(List.of(operations.replace(process)));
            case "scale" ->
                new Processes(operations.scale(process, request.path("count").asInt(0)));
            case "begin-release" ->
                new Processes(operations.beginRelease(
                        process, request.path("version").asString(""), path(request.path("jar"))));
            case "share-calls" -> {
                operations.shareCalls(process, request.path("percent").asInt(-1));
                yield new Processes(List.of());
            }
            case "complete-release" -> new Processes(operations.completeRelease(process));
            case "abandon-release" -> new Processes(operations.abandonRelease(process));
            case "yield" -> new Processes(operations.yieldService(process));
            case "suspend" -> new Processes(operations.suspend(process));
            case "slow" -> new Processes(operations.slowDown(process));
            case "cut" -> new Processes(operations.cut(process));
            case "restore" -> new Processes(operations.restore(process));
            case "resume" -> new Processes(operations.resume(process));
            case "renew-certificates" -> {
                operations.renewCertificates();
                yield new Processes(List.of());
            }
            case "down" -> {
                operations.down();
                yield new Processes(List.of());
            }
            default -> throw new ToolException("Unknown command \"%s\".".formatted(command));
        };
    }

    private static @Nullable Path path(JsonNode file) {
        return file.isString() ? Path.of(file.asString()) : null;
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

    /** Stops after the replies in progress, for at most one second. */
    @Override
    public void close() {
        server.stop(1);
    }
}
