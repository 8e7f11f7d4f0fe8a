package dev.souk.console.reading;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.souk.console.system.MonitoredProcess;
import dev.souk.console.system.MonitoredProcess.Control;
import dev.souk.console.system.MonitoredProcess.Kind;
import dev.souk.console.system.MonitoredProcess.State;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SystemReaderTest {

    private final HttpClient http = HttpClient.newHttpClient();
    private final HttpServer answering;
    private final ServerSocket hanging; // accepts connections, as the kernel does for a process that is suspended

    SystemReaderTest() throws IOException {
        answering = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        answering.createContext("/actuator/prometheus", exchange -> reply(exchange, "souk_outbox_pending 3.0\n"));
        answering.createContext("/broken/actuator/prometheus", exchange -> reply(exchange, "<html>"));
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
        Reading reading = read(
                process("order-service#1", State.UP, url()),
                process("cart-service#1", State.UP, "http://localhost:" + hanging.getLocalPort()));

        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(5));
        assertThat(reading.observed()).containsOnlyKeys("order-service#1");
        assertThat(reading.metrics(reading.services().getFirst()).orElseThrow().sum("souk_outbox_pending"))
                .hasValue(3.0);
    }

    @Test
    void aProcessThatIsDownOrAnswersSomethingElseIsMissing() throws InterruptedException {
        Reading reading = read(
                process("order-service#1", State.DOWN, url()),
                process("cart-service#1", State.UP, url() + "/broken"),
                process("user-service#1", State.UP, url() + "/unknown"));

        assertThat(reading.observed()).isEmpty();
    }

    @Test
    void withoutTheRegistryItsStatesAreMissingAlone() throws InterruptedException {
        var processes = List.of(process("order-service#1", State.UP, url()));

        assertThat(read(new FakeSource(processes, true)).registryStates()).hasValue(Map.of("order-service#1", "UP"));
        Reading without = read(new FakeSource(processes, false));
        assertThat(without.registryStates()).isEmpty();
        assertThat(without.observed()).containsOnlyKeys("order-service#1");
    }

    private Reading read(MonitoredProcess... processes) throws InterruptedException {
        return read(new FakeSource(List.of(processes), true));
    }

    private Reading read(ProcessSource source) throws InterruptedException {
        try (var reader = new SystemReader(source, _ -> http)) {
            return reader.read();
        }
    }

    private String url() {
        return "http://localhost:" + answering.getAddress().getPort();
    }

    private static MonitoredProcess process(String name, State state, String url) {
        String service = name.replaceFirst("#.*", "");
        return new MonitoredProcess(name, service, Kind.SERVICE, state, 7L, url, url, false, null, Control.NONE);
    }

    private static void reply(HttpExchange exchange, String body) throws IOException {
        try (exchange) {
            byte[] bytes = body.getBytes(UTF_8);
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    /** Each process is registered as UP, if the registry answers. */
    private record FakeSource(List<MonitoredProcess> processes, boolean hasRegistry) implements ProcessSource {

        @Override
        public SystemDescription describe() {
            return new SystemDescription("http://localhost:1", processes, List.of());
        }

        @Override
        public Map<String, String> registryStates(List<MonitoredProcess> of) throws IOException {
            if (!hasRegistry) {
                throw new IOException("connection refused");
            }
            return Map.of(of.getFirst().name(), "UP");
        }
    }
}
