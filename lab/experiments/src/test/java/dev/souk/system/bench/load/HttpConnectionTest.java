package dev.souk.system.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.souk.system.bench.load.HttpConnection.Response;
import dev.souk.testing.tls.TestAuthority;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HttpConnectionTest {

    private static final int CHUNKED = 0;

    private final Set<InetSocketAddress> clients = new HashSet<>();
    private HttpServer server = HttpServer.create();

    @TempDir
    private Path temporary = Path.of("");

    HttpConnectionTest() throws IOException {}

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void oneConnectionCarriesAllRequestsWhateverTheirResponsesLookLike() throws IOException {
        try (var connection = new HttpConnection(start("http", temporary))) {
            assertThat(connection.send("GET", "/sized", "", "")).isEqualTo(new Response(200, "GET /sized "));
            assertThat(connection.send("GET", "/chunked", "", "")).isEqualTo(new Response(200, "GET /chunked "));
            assertThat(connection.send("POST", "/empty", "", "{}")).isEqualTo(new Response(204, ""));
            assertThat(connection
                            .send("POST", "/sized", "X-A: b\r\n", "{\"a\":1}")
                            .body())
                    .isEqualTo("POST /sized {\"a\":1}");
        }
        assertThat(clients).hasSize(1);
    }

    @Test
    void aCertificateOfTheAuthorityIsTrusted() throws IOException {
        secure("localhost");

        try (var connection = new HttpConnection(start("https", temporary))) {
            assertThat(connection.send("GET", "/sized", "", "").status()).isEqualTo(200);
        }
    }

    @Test
    void anotherCertificateAndAnotherNameAreNotTrusted() throws IOException {
        Path other = temporary.resolve("other");
        new TestAuthority().issueTo(other, "localhost");
        secure("souk.example");

        assertThatThrownBy(() -> call(start("https", other))).isInstanceOf(SSLException.class);
        assertThatThrownBy(() -> call(address("https", temporary))).isInstanceOf(SSLException.class);
    }

    private static void call(HttpAddress address) throws IOException {
        try (var connection = new HttpConnection(address)) {
            connection.send("GET", "/sized", "", "");
        }
    }

    /** Gives the server a certificate for this name, of an authority whose own certificate is in the folder. */
    private void secure(String name) throws IOException {
        var authority = new TestAuthority();
        HttpsServer secured = HttpsServer.create();
        secured.setHttpsConfigurator(new HttpsConfigurator(authority.context(authority.issueTo(temporary, name))));
        server = secured;
    }

    private HttpAddress start(String scheme, Path certificates) throws IOException {
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        return address(scheme, certificates);
    }

    private HttpAddress address(String scheme, Path certificates) throws IOException {
        String url = "%s://localhost:%d".formatted(scheme, server.getAddress().getPort());
        return HttpAddress.at(URI.create(url), certificates.resolve("ca.crt"));
    }

    private void answer(HttpExchange exchange) throws IOException {
        clients.add(exchange.getRemoteAddress());
        String path = exchange.getRequestURI().getPath();
        String request = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        if (path.equals("/empty")) {
            exchange.sendResponseHeaders(204, -1);
        } else {
            byte[] body = "%s %s %s"
                    .formatted(exchange.getRequestMethod(), path, request)
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, path.equals("/chunked") ? CHUNKED : body.length);
            exchange.getResponseBody().write(body);
        }
        exchange.close();
    }
}
