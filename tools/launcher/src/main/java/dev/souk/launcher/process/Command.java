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
 * @param directory   the working directory
 * @param environment variables, in addition to those of the launcher
 * @param log         receives standard output and standard error
 */
public record Command(List<String> words, Path directory, Map<String, String> environment, LogFile log) {

    private static final File NULL_DEVICE = new File(OperatingSystem.isWindows() ? "NUL" : "/dev/null");

    /** Starts it detached from the terminal; if this JVM is killed, the process gets SIGTERM. */
    public ChildProcess start() {
        return start(StopSignal.TERM);
    }

    /** The same for a program that stops gracefully at another signal. */
    public ChildProcess start(StopSignal stopSignal) {
        return ChildProcess.of(start(ProcessBuilder.Redirect.from(NULL_DEVICE), stopSignal), stopSignal);
    }

    private Process start(ProcessBuilder.Redirect input, StopSignal stopSignal) {
        try {
            var builder = new ProcessBuilder(OperatingSystem.detached(words));
            builder.directory(directory.toFile());
            builder.environment().putAll(environment);
            builder.redirectInput(input);
            builder.redirectErrorStream(true);
            builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.path().toFile()));
            Process process = builder.start();
            ProcessReaper.ofThisJvm().register(process.toHandle(), stopSignal);
            return process;
        } catch (IOException e) {
            throw new LauncherException("Cannot start %s: %s".formatted(words.getFirst(), e.getMessage()), e);
        }
    }

    /** Runs it to its end and returns its exit code; kills it at the time-out. */
    public int run(Duration timeout) {
        return run("", timeout);
    }

    /** The same for a program that reads the input. */
    public int run(String input, Duration timeout) {
        Process process = start(ProcessBuilder.Redirect.PIPE, StopSignal.TERM);
        try (Writer writer = process.outputWriter(StandardCharsets.UTF_8)) {
            writer.write(input);
        } catch (IOException endedEarly) {
            return await(process, timeout);
        }
        return await(process, timeout);
    }

    private int await(Process process, Duration timeout) {
        try {
            if (process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
                return process.exitValue();
            }
            throw new LauncherException(
                    "%s did not end within %d s; see %s.".formatted(words.getFirst(), timeout.toSeconds(), log.path()));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new LauncherException("Interrupted while %s ran.".formatted(words.getFirst()), interrupted);
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }
}
