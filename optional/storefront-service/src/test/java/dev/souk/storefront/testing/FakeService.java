package dev.souk.storefront.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** An HTTP server in place of a service. It knows the responses that a test gives it, and what it was asked. */
public final class FakeService {

    private static final Answer NOT_FOUND = new Answer(404, "application/problem+json", """
                    {"type":"/problems/not-found","title":"No such resource","status":404,"detail":"There is no such resource."}
                    """);

    private final HttpServer server;
    private final Map<String, Handler> responses = new ConcurrentHashMap<>();
    private final List<Call> calls = new CopyOnWriteArrayList<>();

    /** One response. */
    public record Answer(int status, String type, String body) {

        public static Answer json(String body) {
            return new Answer(200, "application/json", body);
        }

        public static Answer problem(int status, String slug) {
            return new Answer(
                    status,
                    "application/problem+json",
                    "{\"type\":\"/problems/%s\",\"title\":\"T\",\"status\":%d,\"detail\":\"D\"}"
                            .formatted(slug, status));
        }
    }

    /** What is asked, as {@code GET /items?id=1}, and with which headers. */
    public record Call(String request, Headers headers, String body) {}

    /** Answers one request. */
    @FunctionalInterface
    public interface Handler {
        Answer answer(Call call) throws InterruptedException;
    }

    public FakeService() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    /** {@code request} is the method and the path, without the query. */
    public FakeService on(String request, Answer response) {
        return on(request, _ -> response);
    }

    public FakeService on(String request, Handler handler) {
        responses.put(request, handler);
        return this;
    }

    /** Forgets all answers and calls. */
    public void reset() {
        responses.clear();
        calls.clear();
    }

    public List<Call> calls() {
        return List.copyOf(calls);
    }

    public List<String> requests() {
        return calls.stream().map(Call::request).toList();
    }

    public String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    private void handle(HttpExchange exchange) throws IOException {
        String path =
                exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
        String query = exchange.getRequestURI().getQuery();
        var call = new Call(
                query == null ? path : path + "?" + query,
                exchange.getRequestHeaders(),
                new String(exchange.getRequestBody().readAllBytes(), UTF_8));
        calls.add(call);
        try (exchange) {
            Answer response = responses.getOrDefault(path, _ -> NOT_FOUND).answer(call);
            byte[] body = response.body().getBytes(UTF_8);
            exchange.getResponseHeaders().set("Content-Type", response.type());
            exchange.sendResponseHeaders(response.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
