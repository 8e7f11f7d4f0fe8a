package dev.souk.system.develop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.souk.launcher.api.Souk;
import dev.souk.launcher.api.SoukOperations;
import dev.souk.system.detached.DetachedSystem;
import dev.souk.system.repository.Repository;
import dev.souk.tools.checkout.StateFolder;
import dev.souk.tools.client.Call;
import dev.souk.tools.client.SoukClient;
import dev.souk.tools.port.FreePorts;
import dev.souk.tools.process.ProcessStatus;
import dev.souk.tools.process.ProcessStatus.State;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * The commands of {@code docs/develop.md}, on a copy of the source tree in which user-service is changed. Everything
 * but its sources is a link to the original. The infrastructure is started once, and each test starts user-service.
 */
@DisabledOnOs(OS.WINDOWS)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("lab")
class DevelopIT {

    private static final String CONTROLLER = "user-service/src/main/java/dev/souk/user/account/UserController.java";
    private static final String SERVICE = "user-service";

    /** At any free port, since instances replace one another here. */
    private static final String DEBUG = "-agentlib:jdwp=transport=dt_socket,server=y,suspend=n,address=127.0.0.1:0";

    private static final Pattern LISTENING = Pattern.compile("Listening for transport dt_socket at address: (\\d+)");

    private final Path root;
    private final DetachedSystem system;
    private final FreePorts free = new FreePorts(RandomGenerator.getDefault());
    private final String gatewayPort = Integer.toString(free.next());
    private final String registryPort = Integer.toString(free.next());

    DevelopIT(@TempDir Path temporary) throws IOException {
        root = temporary;
        system = new DetachedSystem(root.resolve(".souk"));
        for (Path original : children(Repository.ROOT)) {
            if (!List.of(SERVICE, ".souk", ".git", "souk")
                    .contains(original.getFileName().toString())) {
                link(original);
            }
        }
        Files.copy(Repository.ROOT.resolve("souk"), root.resolve("souk"));
        linkPrepared();
        link(Repository.ROOT.resolve(SERVICE + "/pom.xml"));
        for (Path built : children(Repository.ROOT.resolve(SERVICE + "/target"))) {
            link(built);
        }
        Path packaged = packagedClasses(); // whose time is set: those of the source tree keep theirs
        Files.delete(packaged);
        Files.copy(Repository.ROOT.resolve(root.relativize(packaged)), packaged);
    }

    @BeforeAll
    void startTheInfrastructure() throws IOException {
        assertThat(souk("up", "--infrastructure", "--detach", "--no-build")).contains("Souk is ready");
    }

    @AfterAll
    void end() {
        system.close();
    }

    @BeforeEach
    void startFromTheOriginalSources() throws IOException {
        assertThat(process().state()).isEqualTo(State.DOWN);
        copySources();
        // The build that runs this test has just packaged it, or found nothing to package.
        Files.setLastModifiedTime(packagedClasses(), FileTime.from(Instant.now()));
        running().start(SERVICE);
    }

    @AfterEach
    void stopTheService() {
        if (process().state() != State.DOWN) {
            running().kill(SERVICE, true);
        }
    }

    @Test
    void aChangedLineIsLiveAfterARestartAndAServiceMakesRoomForOneStartedByHand() throws IOException {
        assertThat(process().outdated()).isFalse();
        assertADebuggerCanAttach();

        change("summary = \"", "summary = \"CHANGED ");
        assertThat(process().outdated()).isTrue();
        assertThat(souk("status")).contains("user-service#1 is older than its sources");
        assertThat(apiDescription()).doesNotContain("CHANGED");

        assertThat(souk("restart", SERVICE)).contains("user-service was compiled in", "user-service#1 is ready");
        assertThat(apiDescription()).contains("CHANGED");
        assertThat(process().outdated()).isFalse();

        change("summary = \"", "summary = ");
        assertThat(souk("restart", SERVICE)).contains("UserController.java", "error:");
        assertThat(apiDescription()).contains("CHANGED");

        assertThat(souk("kill", SERVICE)).contains("user-service#1 is down");
        assertThat(process().state()).isEqualTo(State.DOWN);
    }

    @Test
    void aChangedLineIsLiveAfterARollAndTheServiceIsScaled() throws IOException {
        change("summary = \"", "summary = \"CHANGED ");

        assertThat(souk("roll", SERVICE))
                .contains("user-service was compiled in", "user-service#2 has taken the place of an older instance.");
        assertThat(apiDescription()).contains("CHANGED");
        assertThat(souk("roll", "--no-build", SERVICE))
                .contains("user-service#1 has taken the place of an older instance.");

        assertThat(souk("scale", "user-service=2")).contains("Now run user-service#1, user-service#2.");
        assertThat(souk("scale", "user-service=1")).contains("Now runs user-service#1.");
        assertThat(souk("scale", "user-service=10")).contains("user-service can have 1 to 9 instances, not 10.");
    }

    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = ThreadMode.SEPARATE_THREAD) // a line that does not come
    void devRestartsWhatChangesAlsoAfterDownAndUp() throws IOException {
        Process dev = start("dev", SERVICE);
        try (var output = dev.inputReader()) {
            assertThat(output.readLine()).isEqualTo("Watching the sources of user-service.");
            end();
            startTheInfrastructure();

            change("summary = \"", "summary = \"CHANGED ");

            assertThat(output.readLine()).isEqualTo("user-service has changed.");
            assertThat(output.readLine()).startsWith("user-service was compiled in");
            assertThat(output.readLine()).isEqualTo("user-service is ready.");
            assertThat(apiDescription()).contains("CHANGED");
        } finally {
            dev.destroy();
        }
    }

    private void assertADebuggerCanAttach() {
        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> {
            try (var socket = new Socket(InetAddress.getLoopbackAddress(), debugPort())) {
                socket.getOutputStream().write("JDWP-Handshake".getBytes(StandardCharsets.US_ASCII));
                assertThat(socket.getInputStream().readNBytes(14)).asString().isEqualTo("JDWP-Handshake");
            }
        });
    }

    private int debugPort() throws IOException {
        String log = Files.readString(root.resolve(".souk/logs/user-service-1.log"));
        return LISTENING
                .matcher(log)
                .results()
                .map(port -> Integer.parseInt(port.group(1)))
                .reduce((_, last) -> last)
                .orElseThrow();
    }

    private String apiDescription() throws IOException {
        return new SoukClient(String.valueOf(process().url()), Duration.ofSeconds(30))
                .send(Call.get("/v3/api-docs"))
                .json()
                .toString();
    }

    private ProcessStatus process() {
        return running().status().processes().stream()
                .filter(process -> process.service().equals(SERVICE))
                .findFirst()
                .orElseThrow();
    }

    private SoukOperations running() {
        return Souk.LAUNCHER.running(new StateFolder(root.resolve(".souk")));
    }

    private void change(String old, String replacement) throws IOException {
        Path file = root.resolve(CONTROLLER);
        Files.writeString(file, Files.readString(file).replaceFirst(old, replacement));
        Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
    }

    private String souk(String... arguments) throws IOException {
        return new String(start(arguments).getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private Process start(String... arguments) throws IOException {
        var builder = new ProcessBuilder("/bin/sh", root.resolve("souk").toString());
        builder.command().addAll(List.of(arguments));
        builder.environment().put("SOUK_GATEWAY_PORT", gatewayPort);
        builder.environment().put("SOUK_REGISTRY_PORT", registryPort);
        builder.environment().put("SOUK_USER_SERVICE_JAVA_OPTS", DEBUG);
        return builder.redirectErrorStream(true).start();
    }

    /** With the times of the build, so that a copy is no change. */
    private void copySources() throws IOException {
        Path sources = Repository.ROOT.resolve(SERVICE + "/src");
        try (Stream<Path> all = Files.walk(sources)) {
            for (Path original : all.toList()) {
                Path copy = root.resolve(Repository.ROOT.relativize(original));
                if (Files.isDirectory(original)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(original, copy, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
        try (Stream<Path> all = Files.walk(root.resolve(SERVICE + "/src"))) {
            for (Path copy : all.toList()) {
                Files.setLastModifiedTime(copy, FileTime.from(Instant.EPOCH));
            }
        }
    }

    private Path packagedClasses() throws IOException {
        return children(root.resolve(SERVICE + "/target")).stream()
                .filter(file -> file.toString().endsWith(".jar.original"))
                .findFirst()
                .orElseThrow();
    }

    /** What is prepared once for each build; the classes of quick builds stay with the copy. */
    private void linkPrepared() throws IOException {
        Path prepared = Files.createDirectories(Repository.ROOT.resolve(".souk/apps"));
        Files.createDirectories(root.resolve(".souk/apps"));
        for (Path original : children(prepared)) {
            if (!original.endsWith("compiled")) {
                link(original);
            }
        }
    }

    private void link(Path original) throws IOException {
        Path link = root.resolve(Repository.ROOT.relativize(original));
        Files.createDirectories(link.getParent());
        Files.createSymbolicLink(link, original);
    }

    private static List<Path> children(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.toList();
        }
    }
}
