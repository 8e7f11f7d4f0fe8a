package dev.souk.launcher.control;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpServer;
import dev.souk.launcher.api.ProcessStatus;
import dev.souk.launcher.api.SoukOperations;
import dev.souk.launcher.api.SoukStatus;
import dev.souk.launcher.api.SoukStatus.AdminAccount;
import dev.souk.launcher.api.SoukStatus.DatabaseStatus;
import dev.souk.launcher.api.SoukStatus.OperatorAccount;
import dev.souk.launcher.state.RunState;
import dev.souk.launcher.state.RunState.Phase;
import dev.souk.tools.ToolException;
import dev.souk.tools.checkout.StateFolder;
import dev.souk.tools.client.Json;
import dev.souk.tools.process.MemoryUsage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class ControlChannelTest {

    private static final long SELF = ProcessHandle.current().pid();

    private final FakeOperations operations = new FakeOperations();
    private final ControlServer server = ControlServer.start("secret", operations);
    private final StateFolder folder;

    ControlChannelTest(@TempDir Path temporary) {
        folder = new StateFolder(temporary.resolve(".souk"));
        folder.open();
        writeRunState("secret");
    }

    @AfterEach
    void close() {
        server.close();
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
    void commandsAreExecuted() {
        assertThat(client().kill("order", true)).containsExactly("order");
        client().kill("order#2", false);
        client().start("kafka");
        client().restart("user");
        assertThat(client().replace("user")).isEqualTo("user#2");
        assertThat(client().scale("order", 3)).containsExactly("order", "order", "order");
        assertThat(client().beginRelease("cart", "2.0", null)).containsExactly("cart#2");
        client().beginRelease("cart", "2.1", Path.of("/tmp/a.jar"));
        client().shareCalls("cart", 50);
        assertThat(client().completeRelease("cart")).containsExactly("cart#2");
        assertThat(client().abandonRelease("cart")).containsExactly("cart#1");
        client().yieldService("cart");
        client().suspend("cart");
        client().slowDown("cart");
        client().resume("cart");
        client().cut("cart");
        client().restore("cart");
        client().down();

        assertThat(operations.done)
                .containsExactly(
                        "kill -9 order",
                        "kill order#2",
                        "start kafka",
                        "restart user",
                        "replace user",
                        "scale order to 3",
                        "release cart 2.0 null",
                        "release cart 2.1 /tmp/a.jar",
                        "cart gets 50",
                        "complete cart",
                        "abandon cart",
                        "yield cart",
                        "suspend cart",
                        "slow down cart",
                        "resume cart",
                        "cut cart",
                        "restore cart",
                        "down");
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
                .isThrownBy(() -> client().down())
                .withMessageContaining("token");
        assertThat(operations.done).isEmpty();
    }

    @Test
    void withoutALauncherSoukIsReportedAsNotRunning() {
        server.close();

        assertThatExceptionOfType(ToolException.class)
                .isThrownBy(() -> client().status())
                .withMessageContaining("not running");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aLauncherThatIsStillPreparingIsReportedAndCanBeStopped() throws IOException {
        Process preparing = new ProcessBuilder("sleep", "300").start();
        new RunState(preparing.pid(), 0, "", Phase.PREPARING).write(folder);

        assertThatExceptionOfType(ToolException.class)
                .isThrownBy(this::client)
                .withMessageContaining("still being prepared");
        assertThat(ControlClient.shutDown(folder).getFirst().onExit()).succeedsWithin(Duration.ofSeconds(10));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aLauncherThatIsStoppingIsReportedAndNotAskedTwice() throws IOException {
        Process stopping = new ProcessBuilder("sleep", "300").start();
        new RunState(stopping.pid(), server.port(), "secret", Phase.STOPPING).write(folder);

        assertThatExceptionOfType(ToolException.class).isThrownBy(this::client).withMessage("Souk is stopping.");
        assertThat(ControlClient.shutDown(folder)).containsExactly(stopping.toHandle());
        assertThat(operations.done).isEmpty();
        stopping.destroy();
    }

    @Test
    void aBuildIsReported() throws IOException {
        Files.delete(folder.path().resolve("run/state.json"));
        Files.writeString(folder.path().resolve("building"), SELF + "\n");

        assertThatExceptionOfType(ToolException.class)
                .isThrownBy(this::client)
                .withMessage("Souk is being built. `./souk down` stops that.");
    }

    @Test
    void anUnexpectedAnswerIsAClearMessage() throws IOException {
        HttpServer other = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        other.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write("{\"processes\": 7".getBytes(UTF_8));
            exchange.close();
        });
        other.start();
        new RunState(SELF, other.getAddress().getPort(), "secret", Phase.RUNNING).write(folder);

        assertThatExceptionOfType(ToolException.class)
                .isThrownBy(() -> client().status())
                .withMessageContaining("unexpected answer");
        other.stop(0);
    }

    @Test
    void aStatusWithAnUnknownStateIsAClearMessage() throws IOException {
        HttpServer other = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        other.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write("{\"processes\": [{\"state\": \"FROZEN\"}]}".getBytes(UTF_8));
            exchange.close();
        });
        other.start();
        new RunState(SELF, other.getAddress().getPort(), "secret", Phase.RUNNING).write(folder);

        assertThatExceptionOfType(ToolException.class)
                .isThrownBy(() -> client().status())
                .withMessageContaining("unexpected answer");
        other.stop(0);
    }

    @Test
    void aDefectOfTheLauncherIsAClearMessage() {
        assertThatExceptionOfType(ToolException.class)
                .isThrownBy(() -> client().start("defect"))
                .withMessageContaining("did not answer");
    }

    @Test
    void aBodyAboveTheLimitIsRejected() {
        assertThatExceptionOfType(ToolException.class)
                .isThrownBy(() -> client().start("x".repeat(5_000)))
                .withMessageContaining("at most 4096 bytes");
        assertThat(operations.done).isEmpty();
    }

    private ControlClient client() {
        return ControlClient.of(folder);
    }

    private void writeRunState(String token) {
        new RunState(SELF, server.port(), token, Phase.RUNNING).write(folder);
    }

    private static final class FakeOperations implements SoukOperations {

        private final List<String> done = new ArrayList<>();

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
        public List<String> suspend(String name) {
            done.add("suspend " + name);
            return List.of(name);
        }

        @Override
        public List<String> slowDown(String name) {
            done.add("slow down " + name);
            return List.of(name);
        }

        @Override
        public List<String> cut(String name) {
            done.add("cut " + name);
            return List.of(name);
        }

        @Override
        public List<String> restore(String name) {
            done.add("restore " + name);
            return List.of(name);
        }

        @Override
        public List<String> resume(String name) {
            done.add("resume " + name);
            return List.of(name);
        }

        @Override
        public List<String> beginRelease(String service, String version, @Nullable Path jar) {
            done.add("release %s %s %s".formatted(service, version, jar));
            return List.of(service + "#2");
        }

        @Override
        public void shareCalls(String service, int percent) {
            done.add("%s gets %d".formatted(service, percent));
        }

        @Override
        public List<String> completeRelease(String service) {
            done.add("complete " + service);
            return List.of(service + "#2");
        }

        @Override
        public List<String> abandonRelease(String service) {
            done.add("abandon " + service);
            return List.of(service + "#1");
        }

        @Override
        public void renewCertificates() {
            done.add("renew certificates");
        }

        @Override
        public List<String> kill(String typed, boolean force) {
            done.add((force ? "kill -9 " : "kill ") + typed);
            return List.of(typed);
        }

        @Override
        public List<String> yieldService(String typed) {
            done.add("yield " + typed);
            return List.of(typed);
        }

        @Override
        public List<String> start(String typed) {
            if (typed.equals("defect")) {
                throw new IllegalStateException("A defect.");
            }
            if (typed.equals("unknown")) {
                throw new ToolException("Unknown name \"unknown\".");
            }
            done.add("start " + typed);
            return List.of(typed);
        }

        @Override
        public List<String> restart(String typed) {
            done.add("restart " + typed);
            return List.of(typed);
        }

        @Override
        public String replace(String typed) {
            done.add("replace " + typed);
            return typed + "#2";
        }

        @Override
        public List<String> scale(String typed, int count) {
            done.add("scale %s to %d".formatted(typed, count));
            return Collections.nCopies(count, typed);
        }

        @Override
        public void down() {
            done.add("down");
        }
    }
}
