package dev.souk.system.profile;

import dev.souk.tools.ToolException;
import dev.souk.tools.checkout.StateFolder;
import dev.souk.tools.process.Jvm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A recording in another JVM, by the JDK's {@code jcmd}. Nothing of it is left there or on the disk when it is closed,
 * also by Ctrl-C.
 */
final class FlightRecording implements AutoCloseable {

    private static final String NAME = "name=souk-profile";

    /** Deeper than any stack of a service: with the default of 64 the outer methods would be missing. */
    private static final String DEPTH = "stackdepth=1024";

    /** A process that is stopped by a signal never answers. */
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private final long pid;
    private final Path folder;
    private boolean running;

    private FlightRecording(long pid, Path folder) {
        this.pid = pid;
        this.folder = folder;
    }

    /**
     * Checks that the JVM has no recording now, which would lose its data with the folder of this one.
     *
     * @throws ToolException if it has one, as while another profile of the process is made
     */
    static void requireNone(long pid) {
        String recordings = jcmd(pid, "JFR.check");
        if (!recordings.startsWith("No available recordings")) {
            throw new ToolException("The process is already being recorded: " + recordings);
        }
    }

    /**
     * Starts a recording.
     *
     * @param folder an empty folder, which is deleted at the end
     * @param limit when the JVM ends it by itself, should this process be killed
     */
    static FlightRecording start(long pid, ProfileType type, Path folder, Duration limit) {
        var recording = new FlightRecording(pid, folder);
        Runtime.getRuntime().addShutdownHook(new Thread(recording::close, "stop recording"));
        try {
            recording.start(type, limit);
        } catch (ToolException failure) {
            recording.close();
            throw failure;
        }
        return recording;
    }

    /** The JVM collects the events in the folder, instead of in that of the system. Its path may have spaces. */
    private synchronized void start(ProfileType type, Duration limit) {
        jcmd(pid, "JFR.configure", DEPTH, "repositorypath=\"%s\"".formatted(folder.resolve("events")));
        running = true;
        jcmd(
                pid,
                "JFR.start",
                NAME,
                "settings=none",
                "+%s#enabled=true".formatted(type.event()),
                "+%s#%s".formatted(type.event(), type.pace()),
                "duration=%ss".formatted(limit.toSeconds()),
                "filename=\"%s\"".formatted(file()));
    }

    /** Ends the recording and returns its file, which exists until this is closed. */
    synchronized Path stop() {
        jcmd(pid, "JFR.stop", NAME);
        running = false;
        return file();
    }

    private Path file() {
        return folder.resolve("recording.jfr");
    }

    @Override
    public synchronized void close() {
        try {
            if (running) {
                stop();
            }
        } catch (ToolException ended) {
            running = false; // the process has ended, and the recording with it
        }
        try {
            StateFolder.delete(folder);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** What the command prints: a few lines, which fit into the buffer of a pipe until it has ended. */
    static String jcmd(long pid, String... command) {
        var program = Stream.of(Jvm.program("jcmd").toString(), Long.toString(pid));
        List<String> words = Stream.concat(program, Stream.of(command)).toList();
        try {
            Process jcmd = new ProcessBuilder(words).redirectErrorStream(true).start();
            if (!jcmd.waitFor(TIMEOUT.toSeconds(), TimeUnit.SECONDS)) {
                jcmd.destroyForcibly();
                throw new ToolException("The process did not answer within %s s.".formatted(TIMEOUT.toSeconds()));
            }
            String all = new String(jcmd.getInputStream().readAllBytes(), Charset.defaultCharset());
            String printed = all.replaceFirst("^\\d+:\\R", "").strip();
            if (jcmd.exitValue() != 0) {
                throw new ToolException("%s failed: %s".formatted(command[0], printed));
            }
            return printed;
        } catch (IOException e) {
            throw new ToolException("Cannot run jcmd: " + e.getMessage(), e);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new ToolException("Interrupted while jcmd ran.", interrupted);
        }
    }
}
