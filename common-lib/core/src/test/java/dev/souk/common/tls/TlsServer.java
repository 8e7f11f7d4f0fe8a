package dev.souk.common.tls;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsExchange;
import com.sun.net.httpserver.HttpsServer;
import dev.souk.testing.tls.TestAuthority;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;

/** An instance of a service at an address, which requires the certificate of a caller and remembers it. */
final class TlsServer implements AutoCloseable {

    private final HttpsServer server;
    private final List<X509Certificate> callers = new CopyOnWriteArrayList<>();

    TlsServer(SSLContext context) throws IOException {
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(TestAuthority.requiringClients(context));
        server.createContext("/", this::answer);
        server.start();
    }

    private void answer(HttpExchange exchange) throws IOException {
        var session = ((HttpsExchange) exchange).getSSLSession();
        callers.add((X509Certificate) session.getPeerCertificates()[0]);
        exchange.getResponseHeaders().set("Connection", "close");
        exchange.sendResponseHeaders(204, -1);
        exchange.close();
    }

    URI uri() {
        return URI.create("https://127.0.0.1:" + server.getAddress().getPort() + "/");
    }

    /** The certificate of each request that arrived. */
    List<X509Certificate> callers() {
        return callers;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
