package dev.souk.system.external;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.souk.system.browser.Browser;
import dev.souk.system.repository.Repository;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;

/** A server of another origin with a page that logs in by npm's {@code oidc-client-ts}. */
final class BrowserClient implements AutoCloseable {

    private static final Path FOLDER = Repository.ROOT.resolve("optional");
    private static final Path PAGE = FOLDER.resolve("oidc/node/oidc-client-ts.html");

    private final HttpServer server;

    private BrowserClient(HttpServer server) {
        this.server = server;
    }

    static BrowserClient start() throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", BrowserClient::respond);
        server.start();
        return new BrowserClient(server);
    }

    /** Modules, and the page for every other path. */
    private static void respond(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        boolean isModule = path.endsWith("js");
        byte[] content = Files.readAllBytes(isModule ? FOLDER.resolve(path.substring(1)) : PAGE);
        exchange.getResponseHeaders().set("Content-Type", isModule ? "text/javascript" : "text/html");
        exchange.sendResponseHeaders(200, content.length);
        try (exchange) {
            exchange.getResponseBody().write(content);
        }
    }

    String origin() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Sends the browser to the login page of the shop. */
    void open(Browser browser, String shop) {
        browser.go(origin() + "/?" + shop);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
