package dev.souk.launcher.watch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.souk.launcher.control.ProcessStatus;
import dev.souk.launcher.control.ProcessStatus.State;
import dev.souk.launcher.control.SoukStatus;
import dev.souk.launcher.report.LauncherException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SystemReaderTest {

    private static final String REGISTERED = """
            {"applications":{"versions__delta":"1","apps__hashcode":"UP_1_","application":[
             {"name":"ORDER-SERVICE","instance":[
              {"instanceId":"a","status":"UP","port":{"$":21001,"@enabled":"true"},
               "securePort":{"$":443,"@enabled":"false"}},
              {"instanceId":"b","status":"OUT_OF_SERVICE","port":{"$":80,"@enabled":"false"},
               "securePort":{"$":21002,"@enabled":"true"}}]}]}}""";

    private final HttpServer answering;
    private final ServerSocket hanging; // accepts connections, as the kernel does for a process that is suspended

    SystemReaderTest() throws IOException {
        answering = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        answering.createContext("/actuator/prometheus", exchange -> reply(exchange, 200, "souk_outbox_pending 3.0\n"));
        answering.createContext("/broken/actuator/prometheus", exchange -> reply(exchange, 200, "<html>"));
        answering.createContext(
                "/eureka/apps", exchange -> reply(exchange, isOperator(exchange) ? 200 : 401, REGISTERED));
        answering.start();
        hanging = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void close() throws IOException {
        answering.stop(0);
        hanging.close();
    }

    @Test
    void aProcessThatHangsIsMissingAndDelaysNoOther() throws InterruptedException {
        long begin = System.nanoTime();
        Reading reading =
                read(port(), process("order-service#1", port()), process("cart-service#1", hanging.getLocalPort()));

        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(5));
        assertThat(reading.observed()).containsOnlyKeys("order-service#1");
        assertThat(reading.metrics(reading.services().getFirst()).orElseThrow().sum("souk_outbox_pending"))
                .hasValue(3.0);
    }

    @Test
    void aProcessThatIsDownOrAnswersSomethingElseIsMissing() throws InterruptedException {
        Reading reading = read(
                port(),
                ReadingBuilder.process("order-service#1", State.DOWN, port()),
                process("cart-service#1", port(), "/broken"),
                process("user-service#1", port(), "/unknown"));

        assertThat(reading.observed()).isEmpty();
    }

    @Test
    void theStatesInTheRegistryAreReadWithTheAccountOfTheOperator() throws InterruptedException {
        assertThat(read(port()).registryStates()).hasValue(Map.of(21001, "UP", 21002, "OUT_OF_SERVICE"));
        try (var stranger = new SystemReader(() -> ReadingBuilder.status(port(), List.of()), "guessed")) {
            assertThat(stranger.read().registryStates()).isEmpty();
        }
    }

    @Test
    void aRegistryThatHangsIsMissing() throws InterruptedException {
        assertThat(read(hanging.getLocalPort(), process("order-service#1", hanging.getLocalPort()))
                        .registryStates())
                .isEmpty();
    }

    @Test
    void aLauncherThatHasStoppedEndsIt() throws InterruptedException {
        Supplier<SoukStatus> launcher = new Supplier<>() {
            private boolean stopped;

            @Override
            public SoukStatus get() {
                if (stopped) {
                    throw new LauncherException("Souk is not running from here.");
                }
                stopped = true;
                return ReadingBuilder.status(1, List.of());
            }
        };
        try (var system = new SystemReader(launcher, "p")) {
            assertThatExceptionOfType(LauncherException.class)
                    .isThrownBy(system::read)
                    .withMessage("Souk is not running from here.");
        }
    }

    private static Reading read(int registryPort, ProcessStatus... processes) throws InterruptedException {
        SoukStatus status = ReadingBuilder.status(registryPort, List.of(processes));
        try (var system = new SystemReader(() -> status, "secret")) {
            return system.read();
        }
    }

    private int port() {
        return answering.getAddress().getPort();
    }

    private static ProcessStatus process(String name, int port) {
        return ReadingBuilder.process(name, State.UP, port);
    }

    private static ProcessStatus process(String name, int port, String path) {
        ProcessStatus process = process(name, port);
        return new ProcessStatus(
                name,
                process.service(),
                process.pid(),
                port,
                process.url(),
                process.url() + path,
                State.UP,
                false,
                process.memory());
    }

    private static boolean isOperator(HttpExchange exchange) {
        return "Basic b3BlcmF0b3I6c2VjcmV0".equals(exchange.getRequestHeaders().getFirst("Authorization"));
    }

    private static void reply(HttpExchange exchange, int status, String body) throws IOException {
        try (exchange) {
            byte[] bytes = body.getBytes(UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }
}
