package dev.souk.system.chaos.history;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/** Every call of a run, in memory and, line by line, in a file. */
public final class History implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();

    private final Queue<ClientCall> calls = new ConcurrentLinkedQueue<>();
    private final Writer file;

    /** Writes into that file, from its beginning. */
    public History(Path path) {
        try {
            Files.createDirectories(path.toAbsolutePath().getParent());
            file = Files.newBufferedWriter(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Adds a call. The file gets no password: the bodies of calls about accounts are omitted. */
    public void add(ClientCall call) {
        calls.add(call);
        String line = JSON.writeValueAsString(HistoryLine.of(call));
        try {
            synchronized (file) {
                file.write(line + "\n");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All calls so far, in the order in which their outcomes became known. */
    public Stream<ClientCall> calls() {
        return calls.stream();
    }

    /** The calls of that intent. */
    public Stream<ClientCall> calls(Intent intent) {
        return calls().filter(call -> call.request().intent() == intent);
    }

    /** The calls of that intent with a key, by key. */
    public Map<UUID, List<ClientCall>> byKey(Intent intent) {
        return calls(intent)
                .filter(call -> call.request().key() != null)
                .collect(Collectors.groupingBy(
                        call -> Objects.requireNonNull(call.request().key())));
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
