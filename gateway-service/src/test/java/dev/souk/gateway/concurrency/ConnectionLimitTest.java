package dev.souk.gateway.concurrency;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import dev.souk.gateway.concurrency.ConcurrencyProperties.Limit;
import dev.souk.gateway.request.TrustedProxies;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import org.junit.jupiter.api.Test;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;

/** Without the time limits of requests, which would close a silent connection, too. */
class ConnectionLimitTest {

    @Test
    void aSilentConnectionBeyondTheLimitIsClosed() throws IOException {
        var limits = new ConcurrencyProperties(10, 1, new Limit(1, 1), new Limit(1, 1));
        DisposableServer server = new ConnectionLimit(limits, mock(TrustedProxies.class), new SimpleMeterRegistry())
                .apply(HttpServer.create().host("127.0.0.1").port(0).handle((_, response) -> response.send()))
                .bindNow();
        try (var first = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            first.getOutputStream().write("GET / HTTP/1.1\r\nHost: a\r\n\r\n".getBytes(US_ASCII));
            assertThat(first.getInputStream().read()).as("admitted").isEqualTo('H');
            try (var second = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
                second.setSoTimeout(10_000);

                assertThat(second.getInputStream().read()).isEqualTo(-1);
            }
        } finally {
            server.disposeNow();
        }
    }
}
