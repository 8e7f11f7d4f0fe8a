package dev.souk.tools.proxy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a server that answers every byte with the same byte. */
class TcpProxyTest {

    private static final int SOON_MILLIS = 20_000;
    private static final int MOMENT_MILLIS = 150;

    private final TcpProxy proxy = TcpProxy.open();
    private final CompletableFuture<Void> served = new CompletableFuture<>();
    private ServerSocket echo;

    @BeforeEach
    void start() throws IOException {
        echo = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::serve);
        proxy.forwardTo(echo.getLocalPort());
    }

    @AfterEach
    void stop() throws IOException {
        proxy.close();
        echo.close();
    }

    @Test
    void bytesFlowBothWays() throws IOException {
        try (Socket client = connect()) {
            assertThat(send(client, "bread")).isEqualTo("bread");
        }
    }

    @Test
    void theServerSeesADisconnectedClient() throws Exception {
        try (Socket client = connect()) {
            send(client, "before");
        }

        served.get(SOON_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Test
    void aResetConnectionIsClosedAndANewOneWorks() throws IOException {
        try (Socket client = connect()) {
            send(client, "before");
            proxy.apply(new Traffic.Reset());

            assertClosed(() -> send(client, "after"));
        }
        try (Socket next = connect()) {
            assertThat(send(next, "again")).isEqualTo("again");
        }
    }

    @Test
    void heldBytesArriveLaterAndComplete() throws IOException {
        try (Socket client = connect()) {
            send(client, "before");
            proxy.apply(new Traffic.Held());
            assertSilent(client);

            proxy.apply(new Traffic.Flows());

            assertThat(receive(client, 1)).isEqualTo("?");
        }
    }

    @Test
    void aConnectionThatIsOpenedWhileTrafficIsHeldReachesTheServerLater() throws IOException {
        proxy.apply(new Traffic.Held());
        proxy.forwardTo(closedPort()); // where a connection now would be refused
        try (Socket client = connect()) {
            assertSilent(client);

            proxy.forwardTo(echo.getLocalPort());
            proxy.apply(new Traffic.Flows());

            assertThat(receive(client, 1)).isEqualTo("?");
        }
    }

    @Test
    void aConnectionWithDroppedBytesIsClosedAfterwards() throws IOException {
        try (Socket client = connect()) {
            send(client, "before");
            proxy.apply(new Traffic.Dropped());
            assertSilent(client);

            proxy.apply(new Traffic.Flows());

            assertClosed(() -> send(client, "after"));
        }
    }

    @Test
    void aSilentlyDroppedConnectionStaysDeadAndANewOneWorks() throws IOException {
        try (Socket client = connect()) {
            send(client, "before");
            proxy.apply(new Traffic.DroppedSilently());
            assertSilent(client);

            proxy.apply(new Traffic.Flows());
            proxy.apply(new Traffic.Reset());

            assertSilent(client);
            try (Socket next = connect()) {
                assertThat(send(next, "again")).isEqualTo("again");
            }
        }
    }

    @Test
    void theServerOfASilentlyDroppedConnectionDoesNotSeeTheDisconnect() throws IOException {
        try (Socket client = connect()) {
            send(client, "before");
            proxy.apply(new Traffic.DroppedSilently());
        }

        assertThatExceptionOfType(TimeoutException.class)
                .isThrownBy(() -> served.get(MOMENT_MILLIS, TimeUnit.MILLISECONDS));
    }

    @Test
    void aRefusedConnectionGetsNoAnswer() {
        proxy.apply(new Traffic.Refused());

        assertClosed(() -> {
            try (Socket client = connect()) {
                send(client, "anybody there");
            }
        });
    }

    @Test
    void slowTrafficIsDelayed() throws IOException {
        proxy.apply(new Traffic.Slow(Duration.ofMillis(MOMENT_MILLIS)));
        long begin = System.nanoTime();

        try (Socket client = connect()) {
            assertThat(send(client, "snail")).isEqualTo("snail");
        }

        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThan(Duration.ofMillis(2 * MOMENT_MILLIS));
    }

    private static int closedPort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private Socket connect() throws IOException {
        var client = new Socket(InetAddress.getLoopbackAddress(), proxy.port());
        client.setSoTimeout(SOON_MILLIS);
        return client;
    }

    private static String send(Socket client, String text) throws IOException {
        client.getOutputStream().write(text.getBytes(UTF_8));
        return receive(client, text.length());
    }

    private static String receive(Socket client, int length) throws IOException {
        byte[] received = client.getInputStream().readNBytes(length);
        if (received.length < length) {
            throw new IOException("closed");
        }
        return new String(received, UTF_8);
    }

    /** A connection that is open and silent is a time-out, which is an IOException, too. */
    private static void assertClosed(ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(IOException.class).isNotInstanceOf(SocketTimeoutException.class);
    }

    private static void assertSilent(Socket client) throws IOException {
        client.setSoTimeout(MOMENT_MILLIS);
        assertThatExceptionOfType(SocketTimeoutException.class).isThrownBy(() -> send(client, "?"));
        client.setSoTimeout(SOON_MILLIS);
    }

    private void serve() {
        try {
            while (true) {
                Socket client = echo.accept();
                Thread.ofVirtual().start(() -> answer(client));
            }
        } catch (IOException closed) {
            // the test has ended
        }
    }

    private void answer(Socket client) {
        try (client) {
            client.getInputStream().transferTo(client.getOutputStream());
        } catch (IOException reset) {
            // reset by the proxy
        } finally {
            served.complete(null);
        }
    }
}
