package dev.souk.console.web;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.souk.console.reading.SystemReader;
import dev.souk.console.session.Sessions;
import dev.souk.console.system.MonitoredSystem;
import dev.souk.console.telemetry.LogLine;
import dev.souk.console.telemetry.LogStore;
import dev.souk.console.telemetry.TraceStore;
import dev.souk.tools.client.SoukClient;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;

/** A running console. */
public record Console(HttpServer server, Resources resources) implements AutoCloseable {

    static { // the settings of the JDK's server
        System.setProperty("sun.net.httpserver.maxReqTime", "5"); // seconds until a request must be read
        // Otherwise the last packet of a longer response waits until the one before is acknowledged: 40 ms with Linux.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private static final int BACKLOG = 64; // connections that wait to be accepted
    private static final Duration SHOP_TIMEOUT = Duration.ofSeconds(6); // the gateway responds within five

    private static final String CONTENT_SECURITY_POLICY = "default-src 'none'; script-src 'self'; style-src 'self';"
            + " img-src 'self'; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

    private static final Set<String> OWN_NAMES = Set.of("localhost", "127.0.0.1", "[::1]");

    /**
     * Listens at this port of this machine alone; 0 is any free one.
     *
     * @throws IOException if the port is in use
     */
    public static Console start(int port, MonitoredSystem system, Clock clock) throws IOException {
        var sessions = new Sessions(new SoukClient(system.gateway(), SHOP_TIMEOUT), clock, new SecureRandom());
        var resources =
                new Resources(system, new SystemReader(system, clock), new TraceStore(), new LogStore(), sessions);
        var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        HttpServer server = HttpServer.create(address, BACKLOG); // last, so that nothing after it leaves it open
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        var console = new Console(server, resources);
        server.createContext("/", console::handle);
        server.start();
        return console;
    }

    /** Shows log lines of processes that do not export them by OTLP. */
    public void add(List<LogLine> lines) {
        lines.forEach(resources.logs()::add);
    }

    /** The port it listens on. */
    public int port() {
        return server.getAddress().getPort();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            reply(exchange, respond(new Request(exchange)));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** A name that somebody else has made resolve to this machine would give pages of that site access. */
    private Response respond(Request request) throws IOException, InterruptedException {
        if (!OWN_NAMES.contains(request.header("Host").replaceFirst(":\\d+$", ""))) {
            return Response.problem(421, "The console answers to the name localhost only.");
        }
        return switch (request.path()) {
            case "/v1/traces", "/v1/logs" -> new OtlpEndpoint(resources.traces(), resources.logs()).respond(request);
            default -> resources.respond(request);
        };
    }

    private static void reply(HttpExchange exchange, Response response) throws IOException {
        Headers headers = exchange.getResponseHeaders();
        headers.set("Content-Security-Policy", CONTENT_SECURITY_POLICY);
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Referrer-Policy", "no-referrer");
        headers.set("Cross-Origin-Resource-Policy", "same-origin");
        headers.set("Cache-Control", "no-store");
        response.headers().forEach(headers::set);
        byte[] body = response.body().getBytes(StandardCharsets.UTF_8);
        if (body.length == 0 || exchange.getRequestMethod().equals("HEAD")) {
            exchange.sendResponseHeaders(response.status(), -1);
            return;
        }
        headers.set("Content-Type", response.contentType());
        exchange.sendResponseHeaders(response.status(), body.length);
        try (OutputStream output = exchange.getResponseBody()) {
            output.write(body);
        }
    }

    /** Stops after the responses in progress, for at most one second. */
    @Override
    public void close() {
        server.stop(1);
        resources.reader().close();
    }
}
