package dev.souk.system.bench.experiment;

import static java.util.stream.Collectors.toMap;

import dev.souk.launcher.api.SoukStatus.AdminAccount;
import dev.souk.system.bench.load.HttpAddress;
import dev.souk.tools.ToolException;
import dev.souk.tools.client.Json;
import dev.souk.tools.port.FreePorts;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * A system with a state folder and ports of its own, which is started and stopped several times and keeps its data: by
 * the script {@code souk} of its source tree, which may be older than this one, so only what any version has is used.
 */
final class BenchmarkedSystem implements AutoCloseable {

    private static final double MEBIBYTE = 1 << 20;
    private static final long TIMEOUT_MINUTES = 30;

    private final Side side;
    private final Path state;
    private final Map<String, String> variables = new HashMap<>();
    private volatile boolean isRunning;
    private volatile boolean closed;

    /**
     * The system of one side. The limits of rates would be measured, not the system; everything else is as any
     * {@code ./souk up} has it.
     */
    BenchmarkedSystem(Side side, Path state, FreePorts ports) {
        this.side = side;
        this.state = state;
        variables.put("SOUK_GATEWAY_RATE_LIMIT_ENABLED", "false");
        Stream.of("GATEWAY", "REGISTRY", "KAFKA", "POSTGRES", "GATEWAY_MANAGEMENT")
                .forEach(listener -> variables.put("SOUK_%s_PORT".formatted(listener), Integer.toString(ports.next())));
        variables.putAll(side.variables());
    }

    /** What it is. */
    Side side() {
        return side;
    }

    /**
     * Starts it for the first time, and returns when it is ready.
     *
     * @param asBuilt whether it is started as it was built; otherwise its script builds what is out of date
     */
    void startFirst(boolean asBuilt) throws IOException, InterruptedException {
        var words = new ArrayList<>(List.of("up", "--detach"));
        words.addAll(side.options());
        if (asBuilt) {
            words.add("--no-build");
        }
        if (closed) {
            throw new ToolException("The benchmark was stopped.");
        }
        isRunning = true; // also if it fails halfway
        souk(words);
    }

    /** Starts it as it was built unless it runs, and returns when it is ready. */
    void start() throws IOException, InterruptedException {
        if (!isRunning) {
            startFirst(true);
        }
    }

    /** Stops it, if it runs. */
    synchronized void stop() throws IOException, InterruptedException {
        if (isRunning) {
            souk(List.of("down"));
            isRunning = false;
        }
    }

    /** Its gateway. */
    HttpAddress gateway() throws IOException, InterruptedException {
        return HttpAddress.at(URI.create(status().path("gateway").asString("")), state.resolve("tls/ca.crt"));
    }

    /**
     * The first instance of a service; none if it is called by HTTPS, since only services have a client certificate and
     * know its name.
     */
    Optional<HttpAddress> instance(String service) throws IOException, InterruptedException {
        return reported()
                .filter(process -> process.path("service").asString("").equals(service))
                .map(process -> process.path("url").asString(""))
                .findFirst()
                .filter(url -> url.startsWith("http:"))
                .map(HttpAddress::plain);
    }

    /** The account of the admin. */
    AdminAccount admin() throws IOException, InterruptedException {
        JsonNode admin = status().path("admin");
        return new AdminAccount(
                admin.path("email").asString(""), admin.path("password").asString(""));
    }

    /** The sum of the proportional set sizes of all processes. */
    double memoryMebibytes() throws IOException, InterruptedException {
        return reported()
                        .mapToLong(process -> process.path("pss_bytes").asLong(0))
                        .sum()
                / MEBIBYTE;
    }

    /** Its processes, which are others after each start. */
    SystemProcesses processes() throws IOException, InterruptedException {
        return new SystemProcesses(reported()
                .collect(toMap(
                        process -> process.path("pid").asLong(0),
                        process -> process.path("service").asString(""))));
    }

    private Stream<JsonNode> reported() throws IOException, InterruptedException {
        return status().path("processes").valueStream();
    }

    private JsonNode status() throws IOException, InterruptedException {
        return Json.MAPPER.readTree(souk(List.of("status", "--json")));
    }

    /** What the command prints. Into files: a process that it starts could keep a pipe open. */
    private String souk(List<String> command) throws IOException, InterruptedException {
        Files.createDirectories(state);
        Path out = Files.createTempFile(state.getParent(), command.getFirst(), ".out");
        Path err = Files.createTempFile(state.getParent(), command.getFirst(), ".err");
        var words = new ArrayList<>(List.of(side.tree().resolve("souk").toString()));
        words.addAll(command);
        words.addAll(List.of("--state", state.toString()));
        var builder = new ProcessBuilder(words).directory(side.tree().toFile());
        builder.environment().putAll(variables);
        try {
            Process process = builder.redirectOutput(out.toFile())
                    .redirectError(err.toFile())
                    .start();
            if (!process.waitFor(TIMEOUT_MINUTES, TimeUnit.MINUTES) || process.exitValue() != 0) {
                process.destroy();
                throw new ToolException(
                        "%s failed:%n%s%s".formatted(words, Files.readString(out), Files.readString(err)));
            }
            return Files.readString(out);
        } finally {
            Files.delete(out);
            Files.delete(err);
        }
    }

    /** Stops it, and lets nothing start it again; also called by the hook of a benchmark that is stopped. */
    @Override
    public void close() throws IOException {
        closed = true;
        try {
            stop();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
