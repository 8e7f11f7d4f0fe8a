package dev.souk.console.reading;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.souk.console.system.MonitoredSystem;
import dev.souk.console.system.ServiceTopics;
import dev.souk.console.system.TopicRecord;
import dev.souk.tools.client.SoukClient;
import dev.souk.tools.process.MemoryUsage;
import dev.souk.tools.process.ProcessStatus;
import dev.souk.tools.process.ProcessStatus.State;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SystemReaderTest {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final HttpServer answering;
    private final ServerSocket hanging; // accepts connections, as the kernel does for a process that is suspended

    SystemReaderTest() throws IOException {
        answering = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        answering.createContext("/actuator/prometheus", exchange -> reply(exchange, "souk_outbox_pending 3.0\n"));
        answering.createContext("/broken/actuator/prometheus", exchange -> reply(exchange, "<html>"));
        answering.start();
        hanging = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    }

    /** The first reading of a JVM takes longer than a process is waited for. */
    @BeforeEach
    void warmUp() throws InterruptedException {
        read(process("order-service#1", State.UP, url()));
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
        assertThat(reading.metrics(reading.services().getFirst()).sum("souk_outbox_pending"))
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

        assertThat(read(new OneReading(processes, true)).registryStates()).isEqualTo(Map.of("order-service#1", "UP"));
        Reading without = read(new OneReading(processes, false));
        assertThat(without.registryStates()).isEmpty();
        assertThat(without.observed()).containsOnlyKeys("order-service#1");
    }

    private Reading read(ProcessStatus... processes) throws InterruptedException {
        return read(new OneReading(List.of(processes), true));
    }

    private Reading read(OneReading system) throws InterruptedException {
        try (var reader = new SystemReader(system, InstantSource.system())) {
            return reader.read();
        }
    }

    private String url() {
        return "http://localhost:" + answering.getAddress().getPort();
    }

    private static ProcessStatus process(String name, State state, String url) {
        String service = name.replaceFirst("#.*", "");
        Long pid = state == State.DOWN ? null : 7L;
        return new ProcessStatus(name, service, pid, 1, url, url, state, false, List.of(), null, MemoryUsage.UNKNOWN);
    }

    private static void reply(HttpExchange exchange, String body) throws IOException {
        try (exchange) {
            byte[] bytes = body.getBytes(UTF_8);
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    /** Its processes are registered as UP, if the registry answers. */
    private record OneReading(List<ProcessStatus> processes, boolean hasRegistry) implements MonitoredSystem {

        @Override
        public String gateway() {
            return "http://localhost:1";
        }

        @Override
        public @Nullable String issuer() {
            return null;
        }

        @Override
        public List<ServiceTopics> services() {
            return List.of();
        }

        @Override
        public Map<String, String> registryStates(List<ProcessStatus> processes) throws IOException {
            if (!hasRegistry) {
                throw new IOException("connection refused");
            }
            return processes.stream().collect(toMap(ProcessStatus::name, _ -> "UP"));
        }

        @Override
        public SoukClient client(String service, String url, Duration timeout) {
            return new SoukClient(HTTP, url, timeout);
        }

        @Override
        public List<String> perform(String action, String process) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<TopicRecord> latestRecords(String topic, int limit) {
            throw new UnsupportedOperationException();
        }
    }
}
