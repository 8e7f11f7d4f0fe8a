package dev.souk.launcher.admin;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.souk.launcher.control.SoukStatus;
import dev.souk.launcher.state.AdminAccount;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A gateway that knows its admin and gives the answers that a test has put in; what it does not know is 404. */
final class FakeShop implements AutoCloseable {

    private record Canned(int status, String body) {}

    private final HttpServer server;
    private final Map<String, Canned> answers = new ConcurrentHashMap<>();
    private final List<String> calls = new CopyOnWriteArrayList<>();

    FakeShop() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", this::answer);
            server.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        answer("POST /sessions", 200, "{\"access_token\":\"t0ken\"}");
    }

    FakeShop answer(String call, int status, String body) {
        answers.put(call, new Canned(status, body));
        return this;
    }

    List<String> calls() {
        return calls;
    }

    SoukStatus status() {
        String url = "http://localhost:" + server.getAddress().getPort();
        return new SoukStatus(url, "", "", new AdminAccount("admin@souk.example", "secret"), List.of(), List.of());
    }

    private void answer(HttpExchange exchange) throws IOException {
        String call = exchange.getRequestMethod() + " " + exchange.getRequestURI();
        calls.add(call);
        boolean admin = "Bearer t0ken".equals(exchange.getRequestHeaders().getFirst("Authorization"));
        Canned unknown = new Canned(admin ? 404 : 401, "{}");
        Canned answer = admin || call.equals("POST /sessions") ? answers.getOrDefault(call, unknown) : unknown;
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
