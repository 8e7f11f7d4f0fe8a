package dev.souk.registry.peers;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.netflix.discovery.converters.wrappers.CodecWrappers;
import com.netflix.discovery.converters.wrappers.CodecWrappers.JacksonJson;
import com.netflix.discovery.shared.Applications;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.ssl.DefaultSslBundleRegistry;
import org.springframework.mock.env.MockEnvironment;

class PeerConnectionTest {

    @Test
    @Timeout(10)
    void aPeerThatStopsWithinItsResponseIsNotWaitedFor() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> answerHeadersOnly(server));
            var peer = new PeerConnection(
                    "127.0.0.1:" + server.getLocalPort(),
                    new PeerTransport(new DefaultSslBundleRegistry(), new MockEnvironment()),
                    CodecWrappers.getCodec(JacksonJson.class));

            assertThatThrownBy(() -> peer.get("apps/", Applications.class)).isInstanceOf(IOException.class);
        }
    }

    private static void answerHeadersOnly(ServerSocket server) {
        try (Socket peer = server.accept()) {
            peer.getOutputStream()
                    .write("HTTP/1.1 200 \r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{"
                            .getBytes(US_ASCII));
            peer.getInputStream().transferTo(java.io.OutputStream.nullOutputStream()); // until the caller gives up
        } catch (IOException closed) {
            // the caller gave up
        }
    }
}
