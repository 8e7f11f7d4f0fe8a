package dev.souk.system.bench.experiment;

import dev.souk.launcher.api.SoukStatus;
import dev.souk.system.bench.load.HttpAddress;
import dev.souk.system.observe.Target;
import dev.souk.tools.ToolException;
import dev.souk.tools.port.FreePorts;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * A system with a state folder and ports of its own, which is started and stopped several times and keeps its data: by
 * the script {@code souk} of its source tree, which may be older than this one, so only what any version has is used.
 */
final class ScriptedSystem {

    private static final double MEBIBYTE = 1 << 20;
    private static final long TIMEOUT_MINUTES = 30;
    static final FreePorts PORTS = new FreePorts(RandomGenerator.getDefault());

    private final Side side;
    private final Path state;
    private final Map<String, String> variables = new HashMap<>();
    private volatile boolean isRunning;
    private volatile boolean closed;

    /**
     * The system of one side of a run, at whose end it is stopped. The limits of rates would be measured, not the
     * system; everything else is as any {@code ./souk up} has it.
     */
    ScriptedSystem(Side side, ExperimentRun run) {
        this.side = side;
        this.state = run.folder(side.label());
        variables.put("SOUK_GATEWAY_RATE_LIMIT_ENABLED", "false");
        Stream.of("GATEWAY", "REGISTRY", "KAFKA", "POSTGRES", "GATEWAY_MANAGEMENT")
                .forEach(listener -> variables.put("SOUK_%s_PORT".formatted(listener), Integer.toString(PORTS.next())));
        variables.putAll(side.variables());
        run.stopAtEnd(this::close);
    }

    /**
     * Starts it unless it runs, and returns when it is ready.
     *
     * @param asBuilt whether it is started as it was built; otherwise its script builds what is out of date
     */
    void start(boolean asBuilt) throws IOException, InterruptedException {
        if (isRunning) {
            return;
        }
        if (closed) {
            throw new ToolException("The benchmark was stopped.");
        }
        isRunning = true; // also if it fails halfway
        var words = new ArrayList<>(List.of("up", "--detach"));
        words.addAll(side.options());
        if (asBuilt) {
            words.add("--no-build");
        }
        souk(words);
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
        return HttpAddress.at(URI.create(status().gateway()), state.resolve("tls/ca.crt"));
    }

    /** The sum of the proportional set sizes of all processes. */
    double memoryMebibytes() throws IOException, InterruptedException {
        return status().pssBytes() / MEBIBYTE;
    }

    /** Its processes, which are others after each start. */
    SystemProcesses processes() throws IOException, InterruptedException {
        return SystemProcesses.of(status().processes());
    }

    /** As it says itself. */
    SoukStatus status() throws IOException, InterruptedException {
        return Target.status(souk(List.of("status", "--json")));
    }

    /** What the command prints. Into files: a process that it starts could keep a pipe open. */
    private String souk(List<String> command) throws IOException, InterruptedException {
        Files.createDirectories(state);
        Path out = state.resolveSibling("%s-%s.out".formatted(side.label(), command.getFirst()));
        Path err = state.resolveSibling("%s-%s.err".formatted(side.label(), command.getFirst()));
        var words = new ArrayList<>(List.of(side.tree().resolve("souk").toString()));
        words.addAll(command);
        words.addAll(List.of("--state", state.toString()));
        var builder = new ProcessBuilder(words).directory(side.tree().toFile());
        builder.environment().putAll(variables);
        builder.redirectOutput(out.toFile()).redirectError(err.toFile());
        Process process = builder.start();
        if (!process.waitFor(TIMEOUT_MINUTES, TimeUnit.MINUTES) || process.exitValue() != 0) {
            process.destroy();
            throw new ToolException("%s failed:%n%s%s".formatted(words, Files.readString(out), Files.readString(err)));
        }
        return Files.readString(out);
    }

    /** Stops it, and lets nothing start it again; also called by the hook of a benchmark that is stopped. */
    private void close() throws IOException {
        closed = true;
        try {
            stop();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
