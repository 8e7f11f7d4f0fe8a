package dev.souk.launcher.control;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import dev.souk.launcher.api.SoukOperations;
import dev.souk.launcher.api.SoukOperations.Operation;
import dev.souk.launcher.api.SoukOperations.Operation.OnProcesses;
import dev.souk.launcher.api.SoukOperations.Verb;
import dev.souk.launcher.api.SoukStatus;
import dev.souk.launcher.api.SoukStatus.AdminAccount;
import dev.souk.launcher.api.SoukStatus.DatabaseStatus;
import dev.souk.launcher.api.SoukStatus.OperatorAccount;
import dev.souk.launcher.control.RunState.Phase;
import dev.souk.tools.ToolException;
import dev.souk.tools.checkout.StateFolder;
import dev.souk.tools.client.Json;
import dev.souk.tools.process.MemoryUsage;
import dev.souk.tools.process.ProcessStatus;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class ControlChannelTest {

    private static final long SELF = ProcessHandle.current().pid();

    private final FakeOperations operations = new FakeOperations();
    private final HttpServer server;
    private final StateFolder folder;

    ControlChannelTest(@TempDir Path temporary) throws IOException {
        server = serving(ControlHandler.PATH, new ControlHandler("secret", operations));
        folder = new StateFolder(temporary.resolve(".souk"));
        folder.open();
        writeRunState("secret");
    }

    @AfterEach
    void close() {
        server.stop(0);
    }

    @Test
    void theStatusIsTransferredUnchanged() {
        assertThat(client().status()).isEqualTo(operations.status());
    }

    @Test
    void theStatusIsPrintedWithTheNamesOfTheContract() {
        String json = Json.MAPPER.writeValueAsString(operations.status());

        assertThat(json)
                .contains("\"gateway\":\"http://localhost:1\"", "\"registry\"", "\"kafka\"", "\"admin\":{\"email\"")
                .contains(
                        "\"name\":\"order-service#1\",\"service\":\"order-service\",\"pid\":7,\"port\":8,\"url\":null,\"management_url\":null")
                .contains(
                        "\"state\":\"UP\",\"outdated\":false,\"faults\":[\"SLOW\"],\"proxy_port\":9,\"rss_bytes\":2,\"pss_bytes\":1")
                .contains("\"jdbc_url\":\"jdbc:x\",\"user\":\"u\",\"password\":\"p\"");
    }

    @Test
    void operationsArePerformed() {
        List<Operation> all = new ArrayList<>(
                List.of(new Operation.Scale("order", 3), new Operation.RenewCertificates(), new Operation.Down()));
        Stream.of(Verb.values()).map(verb -> new OnProcesses(verb, "order#2")).forEach(all::add);

        assertThat(all)
                .allSatisfy(operation -> assertThat(client().perform(operation)).containsExactly("order#1"));
        assertThat(operations.done).isEqualTo(all);
    }

    @Test
    void eachMethodIsAnOperation() {
        client().kill("order", true);
        client().kill("order", false);
        client().start("kafka");
        client().resume("kafka");
        assertThat(client().replace("user")).isEqualTo("order#1");
        client().perform(new Operation.Scale("order", 3));

        assertThat(operations.done)
                .containsExactly(
                        new OnProcesses(Verb.KILL, "order"),
                        new OnProcesses(Verb.STOP, "order"),
                        new OnProcesses(Verb.START, "kafka"),
                        new OnProcesses(Verb.RESUME, "kafka"),
                        new OnProcesses(Verb.ROLL, "user"),
                        new Operation.Scale("order", 3));
    }

    @Test
    void aFailureKeepsItsMessage() {
        assertThatExceptionOfType(ToolException.class)
                .isThrownBy(() -> client().start("unknown"))
                .withMessage("Unknown name \"unknown\".");
    }

    @Test
    void aWrongTokenIsRejected() {
        writeRunState("guessed");

        assertThatExceptionOfType(ToolException.class)
                .isThrownBy(() -> client().perform(new Operation.Down()))
                .withMessageContaining("token");
        assertThat(operations.done).isEmpty();
    }

    @Test
    void withoutALauncherSoukIsReportedAsNotRunning() {
        server.stop(0);

        assertThatExceptionOfType(ToolException.class)
                .isThrownBy(() -> client().status())
                .withMessageContaining("not running");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aLauncherThatIsStillPreparingIsReportedAndCanBeStopped() throws IOException {
        try (OtherProcess _ = OtherProcess.launcher(folder)) {
            assertThatExceptionOfType(ToolException.class)
                    .isThrownBy(this::client)
                    .withMessageContaining("still being prepared");
            assertThat(ControlClient.shutDown(folder).getFirst().onExit()).succeedsWithin(Duration.ofSeconds(10));
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aLauncherThatIsStoppingIsReportedAndNotAskedTwice() throws IOException {
        try (var stopping = OtherProcess.launcher(folder)) {
            new RunState(stopping.pid(), server.getAddress().getPort(), "secret", Phase.STOPPING).write(folder);

            assertThatExceptionOfType(ToolException.class)
                    .isThrownBy(this::client)
                    .withMessage("Souk is stopping.");
            assertThat(ControlClient.shutDown(folder))
                    .containsExactly(stopping.process().toHandle());
            assertThat(operations.done).isEmpty();
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aBuildIsReported() throws IOException {
        Process script = new ProcessBuilder("sleep", "60").start();
        try {
            assertThatBuildOf(script.pid(), "Souk is being built. `./souk down` stops that.");
        } finally {
            script.destroy();
        }
    }

    /** The script becomes the command. In a container, a build that was killed may have had the same id. */
    @Test
    void aBuildWhoseProcessIdThisCommandHasIsOver() throws IOException {
        assertThatBuildOf(SELF, "Souk is not running from here. `./souk up` starts it.");
    }

    private void assertThatBuildOf(long pid, String message) throws IOException {
        Files.delete(folder.path().resolve("run/state.json"));
        Files.writeString(folder.path().resolve("building"), pid + "\n");

        assertThatExceptionOfType(ToolException.class).isThrownBy(this::client).withMessage(message);
    }

    @Test
    void anUnexpectedAnswerIsAClearMessage() throws IOException {
        HttpServer other = serving("/", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write("{\"processes\": 7".getBytes(UTF_8));
            exchange.close();
        });
        new RunState(SELF, other.getAddress().getPort(), "secret", Phase.RUNNING).write(folder);

        assertThatExceptionOfType(ToolException.class)
                .isThrownBy(() -> client().status())
                .withMessageContaining("unexpected response");
        other.stop(0);
    }

    @Test
    void aStatusWithAnUnknownStateIsAClearMessage() throws IOException {
        HttpServer other = serving("/", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write("{\"processes\": [{\"state\": \"FROZEN\"}]}".getBytes(UTF_8));
            exchange.close();
        });
        new RunState(SELF, other.getAddress().getPort(), "secret", Phase.RUNNING).write(folder);

        assertThatExceptionOfType(ToolException.class)
                .isThrownBy(() -> client().status())
                .withMessageContaining("unexpected response");
        other.stop(0);
    }

    @Test
    void aDefectOfTheLauncherIsAClearMessage() {
        assertThatExceptionOfType(ToolException.class)
                .isThrownBy(() -> client().start("defect"))
                .withMessageContaining("A defect.");
    }

    @Test
    void aBodyAboveTheLimitIsRejected() {
        assertThatExceptionOfType(ToolException.class)
                .isThrownBy(() -> client().start("x".repeat(5_000)))
                .withMessageContaining("at most 4096 bytes");
        assertThat(operations.done).isEmpty();
    }

    private static HttpServer serving(String path, HttpHandler handler) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(path, handler);
        server.start();
        return server;
    }

    private ControlClient client() {
        return ControlClient.of(folder);
    }

    private void writeRunState(String token) {
        new RunState(SELF, server.getAddress().getPort(), token, Phase.RUNNING).write(folder);
    }

    private static final class FakeOperations implements SoukOperations {

        private final List<Operation> done = new ArrayList<>();

        @Override
        public SoukStatus status() {
            return new SoukStatus(
                    "http://localhost:1",
                    "http://localhost:9",
                    "http://localhost:2",
                    "localhost:3",
                    new OperatorAccount("operator", "p"),
                    new AdminAccount("a@souk.example", "p"),
                    List.of(new ProcessStatus(
                            "order-service#1",
                            "order-service",
                            7L,
                            8,
                            null,
                            null,
                            ProcessStatus.State.UP,
                            false,
                            List.of(ProcessStatus.Fault.SLOW),
                            9,
                            new MemoryUsage(2L, 1L))),
                    List.of(new DatabaseStatus("order-service", "jdbc:x", "u", "p")),
                    null,
                    null);
        }

        @Override
        public List<String> perform(Operation operation) {
            if (operation.equals(new OnProcesses(Verb.START, "defect"))) {
                throw new IllegalStateException("A defect.");
            }
            if (operation.equals(new OnProcesses(Verb.START, "unknown"))) {
                throw new ToolException("Unknown name \"unknown\".");
            }
            done.add(operation);
            return List.of("order#1");
        }
    }
}
