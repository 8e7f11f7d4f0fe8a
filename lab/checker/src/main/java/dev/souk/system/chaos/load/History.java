package dev.souk.system.chaos.load;

import dev.souk.tools.client.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;

/** Every call of a run, in memory and, line by line, in a file; times are milliseconds since its beginning. */
public final class History implements AutoCloseable {

    private final Queue<ClientCall> calls = new ConcurrentLinkedQueue<>();
    private final Instant begin;
    private final long beginNanos = System.nanoTime();
    private final Writer file;

    /** Begins now; each call is written as a line of JSON. */
    public History(Writer file, Clock clock) {
        this.file = file;
        this.begin = clock.instant();
    }

    /** The same into that file, from its beginning. */
    public static History begin(Path path, Clock clock) {
        try {
            Files.createDirectories(path.toAbsolutePath().getParent());
            return new History(Files.newBufferedWriter(path), clock);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Milliseconds since the beginning. */
    public long now() {
        return Duration.ofNanos(System.nanoTime() - beginNanos).toMillis();
    }

    /** The same for a time of the database, which has the clock of this machine. */
    public long at(Instant time) {
        return Duration.between(begin, time).toMillis();
    }

    public void add(ClientCall call) {
        calls.add(call);
        String line = Json.MAPPER.writeValueAsString(call) + "\n";
        try {
            synchronized (file) {
                file.write(line);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All calls so far, in the order in which their outcomes became known. */
    public Stream<ClientCall> calls() {
        return calls.stream();
    }

    /** The calls as JSON, with when the run began. */
    public String json() {
        return Json.MAPPER.writeValueAsString(Map.of("begin", begin, "calls", calls));
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
