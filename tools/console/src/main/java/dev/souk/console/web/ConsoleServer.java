package dev.souk.console.web;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.souk.console.otlp.OtlpReceiver;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The web server of the console. */
public final class ConsoleServer implements AutoCloseable {

    private static final String CONTENT_SECURITY_POLICY = "default-src 'none'; script-src 'self'; style-src 'self';"
            + " img-src 'self'; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

    private static final Answer MISDIRECTED = Answer.problem(421, "The console answers to the name localhost only.");

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Resources resources;
    private final OtlpEndpoint otlp;
    private final ConsoleAddress address;

    private ConsoleServer(HttpServer server, ConsoleAddress address, Resources resources, OtlpReceiver receiver) {
        this.server = server;
        this.resources = resources;
        this.otlp = new OtlpEndpoint(receiver);
        this.address = address;
    }

    /**
     * Listens at the address.
     *
     * @throws IOException if the port is in use
     */
    public static ConsoleServer start(ConsoleAddress address, Resources resources, OtlpReceiver receiver)
            throws IOException {
        HttpServer server = HttpServers.open(new InetSocketAddress(address.bind(), address.port()));
        var console = new ConsoleServer(server, address, resources, receiver);
        console.server.setExecutor(console.threads);
        console.server.createContext("/", console::handle);
        console.server.start();
        return console;
    }

    /** The port it listens on. */
    public int port() {
        return server.getAddress().getPort();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            reply(exchange, answer(Request.of(exchange)));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (IllegalArgumentException malformed) { // a path or a query that cannot be decoded
            reply(exchange, Answer.problem(400, "The address is malformed."));
        }
    }

    private Answer answer(Request request) throws IOException, InterruptedException {
        String host = request.header("Host");
        return switch (request.path()) {
            case "/v1/traces", "/v1/logs" -> address.isCalledForTelemetry(host) ? otlp.answer(request) : MISDIRECTED;
            default -> address.isCalled(host) ? resources.answer(request) : MISDIRECTED;
        };
    }

    private static void reply(HttpExchange exchange, Answer answer) throws IOException {
        Headers headers = exchange.getResponseHeaders();
        headers.set("Content-Security-Policy", CONTENT_SECURITY_POLICY);
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Referrer-Policy", "no-referrer");
        headers.set("Cross-Origin-Resource-Policy", "same-origin");
        headers.set("Cache-Control", "no-store");
        answer.headers().forEach(headers::set);
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        if (body.length == 0 || exchange.getRequestMethod().equals("HEAD")) {
            exchange.sendResponseHeaders(answer.status(), -1);
            return;
        }
        headers.set("Content-Type", answer.contentType());
        exchange.sendResponseHeaders(answer.status(), body.length);
        try (OutputStream response = exchange.getResponseBody()) {
            response.write(body);
        }
    }

    /** Stops at once: who looks at the console does not lose anything. */
    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
