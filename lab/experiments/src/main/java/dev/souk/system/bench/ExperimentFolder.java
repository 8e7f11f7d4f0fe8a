package dev.souk.system.bench;

import dev.souk.tools.checkout.SourceTree;
import dev.souk.tools.checkout.StateFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;

/** The folder of the systems of one experiment, which are stopped before it is deleted; also after Ctrl-C. */
public final class ExperimentFolder implements AutoCloseable {

    private final Path path;
    private final Deque<Stoppable> systems = new ArrayDeque<>();

    private ExperimentFolder(Path path) {
        this.path = path;
    }

    /** How a system is stopped; a second call does nothing. */
    @FunctionalInterface
    public interface Stoppable {
        void stop() throws IOException;
    }

    /** A new one below the state folder of a source tree. */
    public static ExperimentFolder in(SourceTree source) throws IOException {
        Files.createDirectories(source.defaultState());
        var folder = new ExperimentFolder(Files.createTempDirectory(source.defaultState(), "bench-"));
        Runtime.getRuntime().addShutdownHook(new Thread(folder::close, "stop"));
        return folder;
    }

    /** The folder of a system. */
    public Path resolve(String name) {
        return path.resolve(name).toAbsolutePath();
    }

    /** Stops the system at the end. */
    public synchronized void stopAtEnd(Stoppable system) {
        systems.push(system);
    }

    @Override
    public synchronized void close() {
        try {
            stopAll();
            StateFolder.delete(path);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The others also if one fails. */
    private void stopAll() throws IOException {
        if (!systems.isEmpty()) {
            try {
                systems.pop().stop();
            } finally {
                stopAll();
            }
        }
    }
}
