package dev.souk.system.cli;

import dev.souk.tools.checkout.SourceTree;
import dev.souk.tools.checkout.StateFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;

/** The folder of the systems of one benchmark, which are stopped before it is deleted; also after Ctrl-C. */
final class BenchmarkFolder implements AutoCloseable {

    private final Path path;
    private final Deque<Stoppable> systems = new ArrayDeque<>();

    private BenchmarkFolder(Path path) {
        this.path = path;
    }

    /** How a system is stopped; a second call does nothing. */
    @FunctionalInterface
    interface Stoppable {
        void stop() throws IOException;
    }

    static BenchmarkFolder in(SourceTree source) throws IOException {
        Files.createDirectories(source.defaultState());
        var folder = new BenchmarkFolder(Files.createTempDirectory(source.defaultState(), "bench-"));
        Runtime.getRuntime().addShutdownHook(new Thread(folder::close, "stop"));
        return folder;
    }

    Path resolve(String name) {
        return path.resolve(name);
    }

    synchronized void stopAtEnd(Stoppable system) {
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
