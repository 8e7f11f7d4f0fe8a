package dev.souk.gateway.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.souk.gateway.AbstractShortTimeoutsIT;
import dev.souk.gateway.FakeService;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Clients that hold what they do not use, against a gateway with short timeouts and few permits. */
class SlowClientsIT extends AbstractShortTimeoutsIT {

    private static final int ATTACKERS = 100;
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String PAGE = "/v3/api-docs/cart-service"; // each reads it from the service
    private static final String GET = "GET /items HTTP/1.1\r\nHost: x\r\n\r\n";
    private static final String POST = "POST /sessions HTTP/1.1\r\nHost: x\r\nContent-Length: %d\r\n\r\n";

    private final List<Socket> open = new ArrayList<>();

    @AfterEach
    void disconnect() throws IOException {
        for (Socket socket : open) {
            socket.close();
        }
    }

    @Test
    void aHeadThatNeverEndsIsDisconnectedHoweverOftenAByteOfItArrives() throws IOException {
        List<Socket> attackers = connect(ATTACKERS, "GET /items HTTP/1.1\r\nHost: x\r\nX-Slow: ");

        await().atMost(SOON).until(() -> attackers.stream().noneMatch(socket -> isOpenAfter(socket, "a")));
    }

    @Test
    void aSecondHeadOnTheSameConnectionHasTheSameTime() throws IOException {
        Socket attacker = connect(GET + "GET /items HTTP/1.1\r\nX-Slow: ");

        await().atMost(SOON).until(() -> !isOpenAfter(attacker, "a"));
    }

    @Test
    void aConnectionWithoutARequestIsKeptForTheNextOne() throws IOException {
        Socket client = connect(GET);

        await().pollDelay(Duration.ofSeconds(2)).until(() -> isOpenAfter(client, GET));
        await().until(() -> CARTS.received().size() == 2);
    }

    @Test
    void slowBodiesKeepNobodyOut() throws IOException {
        List<Socket> attackers = connect(ATTACKERS, POST.formatted(1_000) + "{");

        assertThat(call("GET", "/items").statusCode()).isEqualTo(200);
        assertThat(logIn().statusCode()).isEqualTo(200);
        await().atMost(SOON).until(() -> attackers.stream().noneMatch(socket -> isOpenAfter(socket, " ")));
        assertThat(USERS.received()).hasSize(1);
    }

    @Test
    void aBodyThatNobodyReadsIsDisconnectedToo() throws IOException {
        Socket attacker = connect("POST /orders HTTP/1.1\r\nHost: x\r\nContent-Length: 60000\r\n\r\n{");
        Socket other = connect("GET /items HTTP/1.1\r\nHost: x\r\nContent-Length: 60000\r\n\r\n{");

        await().atMost(SOON).until(() -> !isOpenAfter(attacker, " ") && !isOpenAfter(other, " "));
    }

    @Test
    void aBodyAfterAnEarlierRequestHasTheSameTimeAlsoIfNoByteOfItArrives() throws IOException {
        Socket attacker = connect(GET + "POST /orders HTTP/1.1\r\nHost: x\r\nContent-Length: 60000\r\n\r\n");

        await().atMost(SOON).until(() -> !isOpenAfter(attacker, ""));
    }

    @Test
    void bodiesTogetherTakeALimitedNumberOfBytes() throws IOException {
        HttpResponse<String> response = await().atMost(SOON)
                .until(
                        () -> {
                            connect(2, POST.formatted(60_000) + "x".repeat(49_999)); // they are held for a second
                            return logIn();
                        },
                        each -> each.statusCode() == 503);
        assertProblem(response, 503, "service-unavailable", "/sessions");
        await().atMost(SOON).until(() -> logIn().statusCode() == 200);
    }

    @Test
    void aResponseThatNobodyReadsGivesItsPermitBack() throws IOException {
        CARTS.behave(exchange -> FakeService.send(exchange, 200, "x".repeat(8_000_000)));
        for (int number = 0; number < 4; number++) {
            connect("GET " + PAGE + " HTTP/1.1\r\nHost: x\r\n\r\n");
        }
        await().atMost(SOON).until(() -> CARTS.received().size() == 4);
        CARTS.behave(exchange -> FakeService.send(exchange, 200, "{}"));
        await().atMost(SOON).until(() -> call("GET", PAGE).statusCode() != 200);

        await().atMost(SOON).until(() -> call("GET", PAGE).statusCode() == 200);
    }

    private HttpResponse<String> logIn() {
        return call("POST", "/sessions", request -> request.POST(BodyPublishers.ofString("{\"email\":\"a\"}")));
    }

    private List<Socket> connect(int count, String beginning) throws IOException {
        List<Socket> sockets = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            sockets.add(connect(beginning));
        }
        return sockets;
    }

    private Socket connect(String beginning) throws IOException {
        var socket = new Socket();
        open.add(socket);
        socket.setReceiveBufferSize(4_096);
        socket.setSoTimeout(1);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), uri("/").getPort()));
        socket.getOutputStream().write(beginning.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    /** Sends one more part; reset, or the end of what the gateway sends, is the end of the connection. */
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
