package dev.souk.system.profile;

import dev.souk.tools.ToolException;
import dev.souk.tools.checkout.StateFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A recording in another JVM. Nothing of it is left there or on the disk when it is closed, also by Ctrl-C. */
final class FlightRecording implements AutoCloseable {

    private static final String NAME = "name=souk-profile";

    /** Deeper than any stack of a service: with the default of 64 the outer methods would be missing. */
    private static final String DEPTH = "stackdepth=1024";

    private final DiagnosticCommand jvm;
    private final Path folder;
    private boolean running;
    private boolean closed;

    private FlightRecording(DiagnosticCommand jvm, Path folder) {
        this.jvm = jvm;
        this.folder = folder;
    }

    /**
     * Checks that the JVM has no recording now, which would lose its data with the folder of this one.
     *
     * @throws ToolException if it has one, as while another profile of the process is made
     */
    static void requireNone(DiagnosticCommand jvm) {
        String recordings = jvm.run(List.of("JFR.check"));
        if (!recordings.startsWith("No available recordings")) {
            throw new ToolException("The process is already being recorded: " + recordings);
        }
    }

    /**
     * Starts the recording.
     *
     * @param folder an empty folder, which is deleted at the end
     * @param limit when the JVM ends it by itself, should this process be killed
     */
    static FlightRecording start(DiagnosticCommand jvm, ProfileType type, Path folder, Duration limit) {
        var recording = new FlightRecording(jvm, folder);
        Runtime.getRuntime().addShutdownHook(new Thread(recording::close, "stop recording"));
        try {
            recording.start(type, limit);
        } catch (ToolException failure) {
            recording.close();
            throw failure;
        }
        return recording;
    }

    private synchronized void start(ProfileType type, Duration limit) {
        // Where the JVM collects the events, instead of in the temporary folder of the system.
        jvm.run(List.of("JFR.configure", DEPTH, "repositorypath=" + quoted(folder.resolve("events"))));
        running = true;
        var words = new ArrayList<>(List.of("JFR.start", NAME, "settings=none"));
        words.add("duration=%ss".formatted(limit.toSeconds()));
        words.add("filename=" + quoted(file()));
        type.settings().forEach(setting -> words.add("+" + setting));
        jvm.run(words);
    }

    /** Ends the recording and returns its file, which exists until this is closed. */
    synchronized Path stop() {
        jvm.run(List.of("JFR.stop", NAME));
        running = false;
        return file();
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            if (running) {
                jvm.run(List.of("JFR.stop", NAME));
            }
        } catch (ToolException ended) {
            // The process has ended, and the recording with it.
        } finally {
            delete();
        }
    }

    private void delete() {
        try {
            StateFolder.delete(folder);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private Path file() {
        return folder.resolve("recording.jfr");
    }

    /** A path may have spaces. */
    private static String quoted(Path path) {
        return "\"%s\"".formatted(path);
    }
}
