package dev.souk.system.external;

import static org.awaitility.Awaitility.await;

import dev.souk.launcher.api.RunningSouk;
import dev.souk.system.repository.Npm;
import dev.souk.system.repository.Repository;
import dev.souk.tools.checkout.Certificates;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** A process of {@code optional/node-service}, started as its README says. */
final class NodeService implements AutoCloseable {

    static final Path FOLDER = Repository.ROOT.resolve("optional/node-service");

    private static final Duration START_LIMIT = Duration.ofSeconds(30);
    private static final int STOP_LIMIT_SECONDS = 20;
    private static final int LOWEST_NODE = 20;
    private static final Pattern VERSION = Pattern.compile("v(\\d+)\\..*");
    private static final Pattern REGISTERED = Pattern.compile("Registered as \\S+ at (https?://\\S+)/");

    private final Process process;
    private final Path output;

    private NodeService(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    /** Installs its packages. Empty, or why it cannot run on this machine. */
    static Optional<String> install() throws IOException, InterruptedException {
        Optional<String> missing = new Npm(FOLDER).install();
        return missing.isPresent() || nodeVersion() >= LOWEST_NODE
                ? missing
                : Optional.of("Node.js is older than version " + LOWEST_NODE);
    }

    private static int nodeVersion() throws IOException {
        Process node = new ProcessBuilder("node", "--version").start();
        return VERSION.matcher(new String(node.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip())
                .results()
                .map(version -> Integer.parseInt(version.group(1)))
                .findFirst()
                .orElse(0);
    }

    /** Starts it beside the system, with more variables. What it logs is added to the file. */
    static NodeService start(RunningSouk souk, Path output, Map<String, String> more) throws IOException {
        Map<String, String> variables = new HashMap<>(Map.of(
                "SOUK_REGISTRY_ADDRESS",
                URI.create(souk.status().registry()).getAuthority(),
                "SOUK_KAFKA_BOOTSTRAP_SERVERS",
                souk.status().kafka(),
                "SOUK_SECRETS_FOLDER",
                souk.secrets().folder("statistics-service").toString(),
                "LOGGING_STRUCTURED_FORMAT_CONSOLE",
                ""));
        Path certificates = souk.status().certificates();
        if (certificates != null) {
            variables.put(
                    "SOUK_TLS_FOLDER",
                    new Certificates(certificates).of("statistics-service").toString());
        }
        variables.putAll(more);
        Files.writeString(output, "");
        var builder = new ProcessBuilder("node", "src/main.js")
                .directory(FOLDER.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().putAll(variables);
        return new NodeService(builder.start(), output);
    }

    /** The address at which it has registered; waits until it has. */
    String url() {
        await().atMost(START_LIMIT).until(() -> registered().isPresent());
        return registered().orElseThrow();
    }

    private Optional<String> registered() {
        return REGISTERED
                .matcher(log())
                .results()
                .map((MatchResult line) -> line.group(1))
                .findFirst();
    }

    String log() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As a crash. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** With SIGTERM. Returns its exit code. */
    int stop() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(STOP_LIMIT_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException("It does not stop: " + log());
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
