package dev.souk.tools.process;

import dev.souk.tools.ToolException;
import dev.souk.tools.file.LogFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** Classes loaded and linked ahead of time (JEP 483, 514), which halves the CPU time of a JVM's start. */
public record AotCache(Path file) {

    private static final int EXTRACTION_HEAP = 96;
    private static final Duration TIMEOUT = Duration.ofMinutes(3);

    /**
     * Extracts a jar of Spring Boot into a folder, as an application that starts faster and can have an AOT cache.
     *
     * @param name of the jar in the folder that starts the application
     * @throws dev.souk.tools.ToolException if that fails; the message has the end of the log
     */
    public static void extract(Path jar, Path folder, String name, LogFile log) throws IOException {
        var words = List.of(
                "-Djarmode=tools",
                "-jar",
                jar.toString(),
                "extract",
                "--destination",
                folder.toString(),
                "--application-filename",
                name,
                "--force");
        Files.createDirectories(folder);
        new Command(Jvm.command(EXTRACTION_HEAP, words), folder, Map.of(), log).run("Extracting " + jar, "");
    }

    /**
     * The options with which a run writes the cache when it ends: without the profiles that C2 would need (ADR 24), and
     * without machine code, which another processor that uses the same folder could lack (JDK-8388703).
     */
    public List<String> training() {
        return List.of(
                "-XX:AOTCacheOutput=" + file,
                "-XX:+UnlockDiagnosticVMOptions",
                "-XX:-AOTRecordTraining",
                "-XX:-AOTAdapterCaching");
    }

    /**
     * The options with which a run uses the cache; none if the training wrote no cache. It has no profiles, for which
     * the JVM would look at each class.
     */
    public List<String> use() {
        return Files.exists(file)
                ? List.of("-XX:AOTCache=" + file, "-XX:+UnlockDiagnosticVMOptions", "-XX:-AOTReplayTraining")
                : List.of();
    }

    /** Runs a program with the options of the training until it is ready, lets it do some work, and stops it. */
    public void train(Command program, BooleanSupplier isReady, Runnable work) {
        ChildProcess process = program.start();
        try {
            if (Await.atMost(TIMEOUT).until(() -> !process.isAlive() || isReady.getAsBoolean()) && process.isAlive()) {
                work.run();
                return;
            }
        } finally {
            process.stop(TIMEOUT); // also after an interrupt
        }
        throw new ToolException("The training run of an AOT cache failed:%n%s"
                .formatted(program.log().excerpt(0)));
    }
}
