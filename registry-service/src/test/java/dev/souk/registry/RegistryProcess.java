package dev.souk.registry;

import static org.awaitility.Awaitility.await;

import dev.souk.tools.file.LogFile;
import dev.souk.tools.port.FreePorts;
import dev.souk.tools.process.ChildProcess;
import dev.souk.tools.process.Command;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/** A registry in a JVM of its own: Eureka has one context for all registries of a JVM. */
final class RegistryProcess implements AutoCloseable {

    private static final Duration START = Duration.ofSeconds(60);
    private static final FreePorts PORTS = new FreePorts(RandomGenerator.getDefault());

    private final int port;
    private final ChildProcess process;
    private final Path temporary;

    private RegistryProcess(int port, ChildProcess process, Path temporary) {
        this.port = port;
        this.process = process;
        this.temporary = temporary;
    }

    /** Starts it, and returns at once; the account {@code registry-service} is that of its peers, too. */
    static RegistryProcess start(int port, String... properties) {
        try {
            Path temporary = Files.createTempDirectory("souk-registry-");
            var log = new LogFile(temporary.resolve("log"));
            ChildProcess process = new Command(words(port, temporary, properties), temporary, Map.of(), log).start();
            return new RegistryProcess(port, process, temporary);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Tomcat's folders are in {@code temporary}: a process that is killed deletes none of its own. */
    private static List<String> words(int port, Path temporary, String... properties) {
        var words = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Xmx96m",
                "-Djava.io.tmpdir=" + temporary,
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                RegistryServiceApplication.class.getName(),
                "--server.port=" + port));
        Stream.of(properties).map(property -> "--" + property).forEach(words::add);
        Stream.of("operator", "cart-service", "registry-service")
                .map("--souk.registry.passwords.%s="::formatted)
                .filter(account -> words.stream().noneMatch(word -> word.startsWith(account)))
                .forEach(account -> words.add(account + RegistryTest.PASSWORD));
        return words;
    }

    /** A free port, which outgoing connections do not take. */
    static int freePort() {
        return PORTS.next();
    }

    /** Returns when it answers. */
    RegistryProcess awaitAnswer() {
        await().atMost(START).ignoreException(UncheckedIOException.class).until(() -> get("/actuator/health") == 200);
        return this;
    }

    int port() {
        return port;
    }

    /** The status of the response to cart-service. */
    int get(String path) {
        return cart().status("GET", path);
    }

    RegistryCaller cart() {
        return new RegistryCaller(port, "cart-service");
    }

    /** As a crash. */
    @Override
    public void close() {
        process.kill();
        try {
            FileSystemUtils.deleteRecursively(temporary);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
