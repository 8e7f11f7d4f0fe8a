package dev.souk.system.bench.formulas.link;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.system.bench.formulas.law.TransferTime;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class EmulatedLinkTest {

    private static final TransferTime LAW = new TransferTime(40, 10_000_000);

    @Test
    void bytesArriveUnchangedAndNoSoonerThanTheNetworkCanCarryThem() throws IOException {
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                EmulatedLink link = EmulatedLink.to(server.getLocalPort(), LAW);
                var client = new Socket(InetAddress.getLoopbackAddress(), link.port());
                Socket accepted = server.accept()) {
            long begin = System.nanoTime();
            client.getOutputStream().write("ping".getBytes(StandardCharsets.UTF_8));
            byte[] request = accepted.getInputStream().readNBytes(4);
            accepted.getOutputStream().write("a longer answer".getBytes(StandardCharsets.UTF_8));
            byte[] response = client.getInputStream().readNBytes(15);

            assertThat(request).asString(StandardCharsets.UTF_8).isEqualTo("ping");
            assertThat(response).asString(StandardCharsets.UTF_8).isEqualTo("a longer answer");
            assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin)).isGreaterThanOrEqualTo(80);
            assertThat(link.requestBytes()).isEqualTo(4);
            assertThat(link.responseBytes()).isEqualTo(15);
        }
    }

    @Test
    void theEndOfTheServersAnswersIsThatOfTheConnection() throws IOException {
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                EmulatedLink link = EmulatedLink.to(server.getLocalPort(), LAW);
                var client = new Socket(InetAddress.getLoopbackAddress(), link.port())) {
            server.accept().close();

            assertThat(client.getInputStream().read()).isNegative();
        }
    }
}
