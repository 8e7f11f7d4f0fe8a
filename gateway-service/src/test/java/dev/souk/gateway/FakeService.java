package dev.souk.gateway;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsServer;
import dev.souk.testing.infrastructure.UnusedPorts;
import dev.souk.testing.tls.TestAuthority;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** A real HTTP server in place of a service. It can be killed and restarted on the same port. */
public final class FakeService {

    private final String name;
    private final @Nullable SSLContext tls;
    private final InetSocketAddress address;
    private final List<ReceivedRequest> received = new CopyOnWriteArrayList<>();
    private HttpServer server;
    private boolean killed;
    private volatile HttpHandler behaviour;

    FakeService(String name) {
        this(name, null);
    }

    /** Over TLS; it requires a certificate of the caller. */
    public FakeService(String name, @Nullable SSLContext tls) {
        this.name = name;
        this.tls = tls;
        this.behaviour = this::respond;
        this.address =
                new InetSocketAddress(InetAddress.getLoopbackAddress(), UnusedPorts.next()); // free when it revives
        this.server = listen(address);
    }

    public String uri() {
        return (tls == null ? "http" : "https") + "://localhost:" + address.getPort();
    }

    public List<ReceivedRequest> received() {
        return received;
    }

    /** Uses {@code handler} from now on. A handler that only closes the exchange drops the connection. */
    public void behave(HttpHandler handler) {
        behaviour = handler;
    }

    /** Answers every request with this status and an empty JSON object. */
    public void answer(int status) {
        behave(exchange -> send(exchange, status, "{}"));
    }

    /** As after kill -9: connections are closed, new ones are refused. */
    public void kill() {
        server.stop(0);
        killed = true;
    }

    /** Running, with the default response and no received requests. */
    public void revive() {
        received.clear();
        behaviour = this::respond;
        if (killed) {
            server = listen(address);
            killed = false;
        }
    }

    public static void send(HttpExchange exchange, int status, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, isHead(exchange) ? -1 : body.length);
        if (!isHead(exchange)) {
            exchange.getResponseBody().write(body);
        }
        exchange.close();
    }

    private void respond(HttpExchange exchange) throws IOException {
        send(exchange, 200, "{\"service\":\"" + name + "\"}");
    }

    private void handle(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        received.add(new ReceivedRequest(
                exchange.getRequestMethod(), exchange.getRequestURI().toString(), exchange.getRequestHeaders(), body));
        behaviour.handle(exchange);
    }

    private HttpServer listen(InetSocketAddress at) {
        try {
            HttpServer started = tls == null ? HttpServer.create(at, 0) : overTls(at, tls);
            started.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            started.createContext("/", this::handle);
            started.start();
            return started;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static HttpServer overTls(InetSocketAddress at, SSLContext tls) throws IOException {
        HttpsServer server = HttpsServer.create(at, 0);
        server.setHttpsConfigurator(TestAuthority.requiringClients(tls));
        return server;
    }

    private static boolean isHead(HttpExchange exchange) {
        return "HEAD".equals(exchange.getRequestMethod());
    }
}
