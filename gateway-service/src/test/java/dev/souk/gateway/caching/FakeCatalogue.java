package dev.souk.gateway.caching;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.souk.gateway.FakeService;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Answers as cart-service does, with a version that a test can raise and headers that it can replace. */
final class FakeCatalogue implements HttpHandler {

    static final String CACHE_CONTROL = "max-age=2, public, stale-while-revalidate=3, stale-if-error=3600";

    private final Map<String, String> headers = new HashMap<>(Map.of("Cache-Control", CACHE_CONTROL));
    private final AtomicInteger version = new AtomicInteger(1);
    private volatile String padding = "";

    /** The item has changed. */
    void change() {
        version.incrementAndGet();
    }

    FakeCatalogue with(String header, String value) {
        headers.put(header, value);
        return this;
    }

    /** Answers that are larger by so many bytes. */
    FakeCatalogue larger(int bytes) {
        padding = "x".repeat(bytes);
        return this;
    }

    static String item(int version) {
        return "{\"id\":\"1\",\"version\":" + version + "}";
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        int current = version.get();
        String etag = "\"" + current + "\"";
        headers.forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
        exchange.getResponseHeaders().set("ETag", etag);
        if (etag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
            exchange.sendResponseHeaders(304, -1);
            exchange.close();
        } else if (padding.isEmpty()) {
            FakeService.send(exchange, 200, item(current));
        } else {
            FakeService.send(exchange, 200, "{\"padding\":\"" + padding + "\"}");
        }
    }
}
