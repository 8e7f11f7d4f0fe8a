package dev.souk.tools.process;

import dev.souk.tools.ToolException;
import dev.souk.tools.file.LogFile;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A program to run.
 *
 * @param words the program and its arguments
 * @param directory the working directory
 * @param environment variables, in addition to most of the launcher's
 * @param log receives standard output and standard error
 */
public record Command(List<String> words, Path directory, Map<String, String> environment, LogFile log) {

    private static final Duration TIMEOUT = Duration.ofMinutes(3);
    private static final ProcessReaper REAPER = ProcessReaper.start();
    private static final File NULL_DEVICE = new File(OperatingSystem.isWindows() ? "NUL" : "/dev/null");

    /** What a shell may have for other programs, and would break the start of a service or win over its secrets. */
    private static final Set<String> NOT_INHERITED = Set.of(
            "DEBUG",
            "TRACE",
            "MANAGEMENT_SERVER_ADDRESS",
            "OTEL_EXPORTER_OTLP_LOGS_PROTOCOL",
            "OTEL_EXPORTER_OTLP_PROTOCOL", // there is HTTP alone
            "OTEL_EXPORTER_OTLP_TRACES_PROTOCOL",
            "OTEL_SERVICE_NAME",
            "SOUK_DEMO_ADMINPASSWORD",
            "SPRING_DATASOURCE_PASSWORD",
            "SPRING_FLYWAY_PASSWORD",
            "SPRING_FLYWAY_USER");

    /** The same at the lowest priority: it runs when nothing else wants the processor. Not on Windows. */
    public Command atLowestPriority() {
        Stream<String> nice = OperatingSystem.isWindows() ? Stream.of() : Stream.of("nice", "-n", "19");
        return new Command(Stream.concat(nice, words.stream()).toList(), directory, environment, log);
    }

    /** Starts it detached from the terminal; if this JVM is killed, the process gets SIGTERM. */
    public ChildProcess start() {
        return start("TERM");
    }

    /** The same for a program that stops gracefully at another signal, such as INT. */
    public ChildProcess start(String stopSignal) {
        return ChildProcess.of(start(ProcessBuilder.Redirect.from(NULL_DEVICE), stopSignal), stopSignal);
    }

    private Process start(ProcessBuilder.Redirect input, String stopSignal) {
        try {
            var builder = new ProcessBuilder(OperatingSystem.detached(words));
            builder.directory(directory.toFile());
            clean(builder.environment());
            builder.environment().putAll(environment);
            builder.redirectInput(input);
            builder.redirectErrorStream(true);
            builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.path().toFile()));
            return registered(builder.start(), stopSignal);
        } catch (IOException e) {
            throw new ToolException("Cannot start %s: %s".formatted(words.getFirst(), e.getMessage()), e);
        }
    }

    static void clean(Map<String, String> inherited) {
        inherited.keySet().removeAll(NOT_INHERITED);
        inherited.put("LC_ALL", "C.UTF-8"); // under C, a JVM opens no file with an umlaut
    }

    private static Process registered(Process process, String stopSignal) {
        try {
            REAPER.register(process.toHandle(), stopSignal);
            return process;
        } catch (UncheckedIOException unregistered) {
            process.destroyForcibly(); // nobody would end it
            throw unregistered;
        }
    }

    /** Runs it to its end, which has to come within three minutes. */
    public void run(String what, String input) {
        run(what, input, TIMEOUT);
    }

    /**
     * Runs it to its end.
     *
     * @param what the task, for the message of a failure
     * @param input what the program reads from its standard input
     * @throws ToolException if it fails or does not end within {@code limit}; the message has the end of the log
     */
    public void run(String what, String input, Duration limit) {
        long logged = log.length();
        Process process = start(ProcessBuilder.Redirect.PIPE, "TERM");
        try (Writer writer = process.outputWriter(StandardCharsets.UTF_8)) {
            writer.write(input);
        } catch (IOException endedEarly) {
            // The exit code says why.
        }
        int exitCode = await(process, limit);
        if (exitCode != 0) {
            throw new ToolException("%s failed with exit code %s:%n%s".formatted(what, exitCode, log.excerpt(logged)));
        }
    }

    private int await(Process process, Duration limit) {
        try {
            if (process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                return process.exitValue();
            }
            throw new ToolException(
                    "%s did not end within %s s; see %s.".formatted(words.getFirst(), limit.toSeconds(), log.path()));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new ToolException("Interrupted while %s ran.".formatted(words.getFirst()), interrupted);
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }
}
