package dev.souk.launcher.process;

import dev.souk.launcher.report.LauncherException;
import java.io.File;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A program to run.
 *
 * @param words       the program and its arguments
 * @param directory   where it runs
 * @param environment variables added to the launcher's own
 * @param log         takes all of its output
 */
public record Command(List<String> words, Path directory, Map<String, String> environment, LogFile log) {

    private static final File NOTHING = new File(OperatingSystem.isWindows() ? "NUL" : "/dev/null");

    /** Starts it shielded from the terminal; it runs on until somebody stops it. */
    public Process start() {
        return start(ProcessBuilder.Redirect.from(NOTHING));
    }

    private Process start(ProcessBuilder.Redirect input) {
        try {
            var builder = new ProcessBuilder(OperatingSystem.shielded(words));
            builder.directory(directory.toFile());
            builder.environment().putAll(environment);
            builder.redirectInput(input);
            builder.redirectErrorStream(true);
            builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.path().toFile()));
            Process process = builder.start();
            ProcessReaper.ofThisJvm().watch(process.toHandle(), "TERM");
            return process;
        } catch (IOException e) {
            throw new LauncherException("Cannot start %s: %s".formatted(words.getFirst(), e.getMessage()), e);
        }
    }

    /** Runs it to its end and answers its exit code; ends it by force at the limit. */
    public int run(Duration limit) {
        return await(start(), limit);
    }

    /** The same for a program that reads from its input. */
    public int run(String input, Duration limit) {
        Process process = start(ProcessBuilder.Redirect.PIPE);
        try (Writer writer = process.outputWriter(StandardCharsets.UTF_8)) {
            writer.write(input);
        } catch (IOException endedEarly) {
            return await(process, limit);
        }
        return await(process, limit);
    }

    private int await(Process process, Duration limit) {
        try {
            if (process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                return process.exitValue();
            }
            throw new LauncherException(
                    "%s did not end within %d s; see %s.".formatted(words.getFirst(), limit.toSeconds(), log.path()));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new LauncherException("Interrupted while %s ran.".formatted(words.getFirst()), interrupted);
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }
}
