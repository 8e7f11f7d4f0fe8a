package dev.souk.common.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.souk.testing.SoukTest;
import dev.souk.testing.http.TestApi;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** Clients that send a request byte by byte, directly to a service. */
@SoukTest
@TestPropertySource(properties = {"souk.web.head-timeout=1s", "souk.web.body-timeout=1s"})
class SlowRequestsIT {

    private static final Duration SOON = Duration.ofSeconds(8);

    private final TestApi api;
    private final int port;
    private final List<Socket> open = new ArrayList<>();

    SlowRequestsIT(TestApi api, @LocalServerPort int port) {
        this.api = api;
        this.port = port;
    }

    @AfterEach
    void disconnect() throws IOException {
        for (Socket socket : open) {
            socket.close();
        }
    }

    @Test
    void aHeadThatNeverEndsIsDisconnectedHoweverOftenAByteOfItArrives() throws IOException {
        List<Socket> attackers = new ArrayList<>();
        for (int number = 0; number < 100; number++) {
            attackers.add(connect("GET /open HTTP/1.1\r\nHost: x\r\nX-Slow: "));
        }

        await().atMost(SOON).until(() -> attackers.stream().noneMatch(socket -> isOpenAfter(socket, "a")));
        api.anonymous().get("/open").expect(200);
    }

    @Test
    void theTimeOfAHeadBeginsWithItsFirstByte() throws IOException {
        String request = "GET /open HTTP/1.1\r\nHost: x\r\n\r\n";
        Socket client = connect(request);

        await().pollDelay(Duration.ofMillis(1_500)).until(() -> isOpenAfter(client, request));
        assertThat(isOpenAfter(client, request)).isTrue();
    }

    @Test
    void aBodyThatNeverEndsIsDisconnectedHoweverOftenAByteOfItArrives() throws IOException {
        Socket attacker = connect("POST /notes HTTP/1.1\r\nHost: x\r\nContent-Length: 60000\r\n\r\n{");

        await().atMost(SOON).until(() -> !isOpenAfter(attacker, " "));
    }

    private Socket connect(String beginning) throws IOException {
        var socket = new Socket("localhost", port);
        open.add(socket);
        socket.setSoTimeout(1);
        socket.getOutputStream().write(beginning.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static boolean isOpenAfter(Socket socket, String part) {
        try {
            socket.getOutputStream().write(part.getBytes(StandardCharsets.US_ASCII));
            socket.getInputStream().transferTo(OutputStream.nullOutputStream());
            return false;
        } catch (SocketTimeoutException stillOpen) {
            return true;
        } catch (IOException closed) {
            return false;
        }
    }
}
