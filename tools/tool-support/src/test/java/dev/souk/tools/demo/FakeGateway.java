package dev.souk.tools.demo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Replies like the gateway: the first order is confirmed, the second cannot be paid. */
final class FakeGateway implements AutoCloseable {

    static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    static final String TOKEN = "eyJhbGciOiJFUzI1NiJ9";

    private record Canned(int status, String body) {}

    private final HttpServer server;
    private final List<String> calls = new CopyOnWriteArrayList<>();
    private final AtomicInteger orders = new AtomicInteger();
    private final AtomicInteger refusals = new AtomicInteger();
    private volatile int refusal;

    FakeGateway() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", this::answer);
            server.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    List<String> calls() {
        return calls;
    }

    void refuseCheckouts(int times, int status) {
        refusal = status;
        refusals.set(times);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String call =
                exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
        calls.add(exchange.getRequestHeaders().containsKey("Idempotency-Key") ? call + " +key" : call);
        Canned response = answer(call);
        byte[] body = response.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("X-Trace-Id", TRACE);
        if (response.status() == 503) {
            exchange.getResponseHeaders().add("Retry-After", "0");
        }
        exchange.sendResponseHeaders(response.status(), body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private Canned answer(String call) {
        return switch (call) {
            case "POST /users" -> new Canned(201, "{}");
            case "POST /sessions" -> new Canned(200, "{\"access_token\":\"%s\"}".formatted(TOKEN));
            case "GET /items" ->
                new Canned(200, "{\"items\":[{\"id\":\"i\",\"name\":\"Tea\",\"price_cents\":300,\"available\":80}]}");
            case "POST /wallet/deposits" -> new Canned(201, "{}");
            case "GET /wallet" -> new Canned(200, "{\"balance_cents\":1000}");
            case "GET /cart", "POST /cart" -> new Canned(200, "{\"lines\":[]}");
            case "POST /orders" -> checkout();
            case "GET /orders/1/events" -> new Canned(200, events("CONFIRMED"));
            case "GET /orders/2/events" -> new Canned(200, events("CANCELLED"));
            case "GET /orders/1" -> new Canned(200, "{\"status\":\"CONFIRMED\",\"reason\":null}");
            case "GET /orders/2" -> new Canned(200, "{\"status\":\"CANCELLED\",\"reason\":\"payment-declined\"}");
            default -> new Canned(404, "{}");
        };
    }

    private Canned checkout() {
        return refusals.getAndDecrement() > 0
                ? new Canned(refusal, "{\"type\":\"/problems/service-unavailable\"}")
                : new Canned(202, "{\"id\":\"%d\",\"status\":\"PLACED\"}".formatted(orders.incrementAndGet()));
    }

    private static String events(String last) {
        return "event:status\ndata:{\"status\":\"PLACED\"}\n\nevent:status\ndata:{\"status\":\"%s\"}\n\n"
                .formatted(last);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
