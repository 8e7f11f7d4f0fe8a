package dev.souk.gateway.concurrency;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.common.problem.ProblemException;
import dev.souk.common.problem.Problems;
import dev.souk.common.webflux.ProblemJson;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.server.reactive.ReactorHttpHandlerAdapter;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import tools.jackson.databind.json.JsonMapper;

/** Over a real connection, since it writes past Spring's response. */
class RejectionTest {

    private static final String GET = "GET /items HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";

    private final ProblemException problem = Problems.SERVICE_UNAVAILABLE.with("Too many; \"try\" again.");
    private final ProblemJson json = new ProblemJson(JsonMapper.shared());
    private final Counter counter = Rejection.counter(new SimpleMeterRegistry(), "total");
    private final DisposableServer server = HttpServer.create()
            .host("127.0.0.1")
            .port(0)
            .handle(new ReactorHttpHandlerAdapter(new Rejection(counter, problem, json)::write))
            .bindNow();

    @AfterEach
    void stop() {
        server.disposeNow();
    }

    @ParameterizedTest
    @CsvSource({
        "/items?page=2,              /items",
        "/items/%22%5C%C3%A9/,       /items/%22%5C%C3%A9/",
        "/a=b;c/'d'/(e)/@:$&+!*~-_., /a=b;c/'d'/(e)/@:$&+!*~-_.",
        "http://localhost,           /"
    })
    void theBodyIsTheProblemWithTheRawPathOfTheRequest(String target, String path) throws IOException {
        String response = responseTo("GET " + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

        assertThat(response)
                .startsWith("HTTP/1.1 503 ")
                .contains("\r\nContent-Type: application/problem+json\r\n", "\r\nRetry-After: 1\r\n")
                .endsWith("\r\n\r\n" + new String(json.render(problem, path), UTF_8));
        assertThat(counter.count()).isEqualTo(1);
    }

    @Test
    void theResponseToHeadHasNoBodyAndTheConnectionIsUsedAgain() throws IOException {
        String body = new String(json.render(problem, "/items"), UTF_8);

        try (var socket = connect()) {
            var head = new StringBuilder();
            socket.getOutputStream().write("HEAD /items HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(US_ASCII));
            while (head.indexOf("\r\n\r\n") < 0) {
                head.append((char) socket.getInputStream().read());
            }
            assertThat(head).startsWith("HTTP/1.1 503 ").contains("\r\nContent-Length: " + body.length() + "\r\n");

            assertThat(responseTo(GET, socket)).startsWith("HTTP/1.1 503 ").endsWith("\r\n\r\n" + body);
        }
    }

    @Test
    void aClientThatAsksAgainAtOnceIsRejectedTwiceASecond() throws IOException {
        long begun = System.nanoTime();

        responseTo(GET);
        responseTo(GET);

        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
    }

    private String responseTo(String request) throws IOException {
        try (var socket = connect()) {
            return responseTo(request, socket);
        }
    }

    private static String responseTo(String request, Socket socket) throws IOException {
        socket.getOutputStream().write(request.getBytes(US_ASCII));
        return new String(socket.getInputStream().readAllBytes(), UTF_8);
    }

    private Socket connect() throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
        socket.setSoTimeout(20_000);
        return socket;
    }
}
