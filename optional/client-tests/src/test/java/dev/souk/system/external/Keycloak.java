package dev.souk.system.external;

import static org.awaitility.Awaitility.await;

import dev.souk.system.repository.Repository;
import dev.souk.testing.FreePort;
import dev.souk.tools.client.SoukClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.core.ConditionTimeoutException;

/**
 * Keycloak with the realm of {@code ops/keycloak}, as docs/login.md starts it. The profile keycloak of Maven unpacks
 * it.
 */
final class Keycloak implements AutoCloseable {

    private static final Path UNPACKED = Path.of("target", "keycloak");
    private static final Duration START_LIMIT = Duration.ofMinutes(2);
    private static final int STOP_LIMIT_SECONDS = 20;

    private final Process process;
    private final String issuer;

    private Keycloak(Process process, String issuer) {
        this.process = process;
        this.issuer = issuer;
    }

    static boolean isInstalled() {
        return Files.exists(UNPACKED);
    }

    /** The folder has the version in its name. */
    private static Path home() throws IOException {
        try (Stream<Path> folders = Files.list(UNPACKED)) {
            return folders.findFirst().orElseThrow().toAbsolutePath();
        }
    }

    static Keycloak start(Path output) throws IOException {
        Path realms = Files.createDirectories(home().resolve("data/import"));
        Files.copy(
                Repository.ROOT.resolve("ops/keycloak/souk-realm.json"),
                realms.resolve("souk-realm.json"),
                StandardCopyOption.REPLACE_EXISTING);
        int port = FreePort.find();
        var command = new ProcessBuilder(
                "bash",
                home().resolve("bin/kc.sh").toString(),
                "start-dev",
                "--import-realm",
                "--http-host=127.0.0.1",
                "--http-port=" + port);
        command.environment().put("JAVA_HOME", System.getProperty("java.home"));
        Process process = command.redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        String issuer = "http://localhost:%d/realms/souk".formatted(port);
        var keycloak = new Keycloak(process, issuer);
        try {
            await().atMost(START_LIMIT)
                    .until(() -> SoukClient.status(issuer + "/.well-known/openid-configuration") == 200);
            return keycloak;
        } catch (ConditionTimeoutException late) {
            keycloak.close();
            throw late;
        }
    }

    String issuer() {
        return issuer;
    }

    /** The script waits for a JVM. */
    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroy);
        process.onExit()
                .completeOnTimeout(process, STOP_LIMIT_SECONDS, TimeUnit.SECONDS)
                .join();
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
