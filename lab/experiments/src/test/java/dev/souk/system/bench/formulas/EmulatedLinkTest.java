package dev.souk.system.bench.formulas;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class EmulatedLinkTest {

    private static final double LATENCY_MILLIS = 40;
    private static final double BYTES_PER_SECOND = 1_000_000;
    private static final int LONG = 100_000; // a tenth of a second at that rate

    @Test
    void bytesArriveUnchangedAndNoSoonerThanTheNetworkCanCarryThem() throws IOException {
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var link = new EmulatedLink(server.getLocalPort(), LATENCY_MILLIS, BYTES_PER_SECOND);
                var client = new Socket("localhost", link.port());
                Socket accepted = server.accept()) {
            long begin = System.nanoTime();
            client.getOutputStream().write("ping".getBytes(StandardCharsets.UTF_8));
            byte[] request = accepted.getInputStream().readNBytes(4);
            byte[] sent = "x".repeat(LONG).getBytes(StandardCharsets.UTF_8);
            accepted.getOutputStream().write(sent);
            byte[] response = client.getInputStream().readNBytes(LONG);

            assertThat(request).asString(StandardCharsets.UTF_8).isEqualTo("ping");
            assertThat(response).isEqualTo(sent);
            assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin)).isBetween(180L, 1_000L);
            assertThat(link.requestBytes()).isEqualTo(4);
            assertThat(link.responseBytes()).isEqualTo(LONG);
        }
    }

    @Test
    void theEndOfTheServersResponsesIsThatOfTheConnection() throws IOException {
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var link = new EmulatedLink(server.getLocalPort(), LATENCY_MILLIS, BYTES_PER_SECOND);
                var client = new Socket("localhost", link.port())) {
            server.accept().close();

            assertThat(client.getInputStream().read()).isNegative();
        }
    }
}
