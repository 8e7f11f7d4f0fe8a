package dev.souk.system.chaos.history;

import static java.util.stream.Collectors.groupingBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Every call of a run, in memory and, line by line, in a file. */
public final class History implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int MAX_LENGTH = 400;

    private final Queue<ClientCall> calls = new ConcurrentLinkedQueue<>();
    private final Writer file;

    private record Line(
            long at,
            long took,
            int shopper,
            @Nullable UUID user,
            String call,
            @Nullable UUID key,
            @Nullable String body,
            @Nullable Integer status,
            @Nullable String answer) {}

    /** Writes into that file, from its beginning. */
    public History(Path path) {
        try {
            Files.createDirectories(path.toAbsolutePath().getParent());
            file = Files.newBufferedWriter(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Adds a call. */
    public void add(ClientCall call) {
        calls.add(call);
        String line = JSON.writeValueAsString(line(call));
        try {
            synchronized (file) {
                file.write(line + "\n");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The file gets no password: the bodies of calls about accounts are omitted. */
    private static Line line(ClientCall call) {
        ClientRequest request = call.request();
        CallOutcome outcome = call.outcome();
        boolean isSecret = request.intent() == Intent.ACCOUNT;
        String answer = outcome.text();
        return new Line(
                call.at(),
                call.took(),
                call.shopper(),
                call.user(),
                request.method() + " " + request.path(),
                request.key(),
                isSecret ? null : request.body(),
                outcome.isAnswered() ? outcome.status() : null,
                isSecret ? null : answer.substring(0, Math.min(answer.length(), MAX_LENGTH)));
    }

    /** All calls so far, in the order in which their outcomes became known. */
    public Stream<ClientCall> calls() {
        return calls.stream();
    }

    /** The calls of that intent. */
    public Stream<ClientCall> calls(Intent intent) {
        return calls().filter(call -> call.request().intent() == intent);
    }

    /** The calls of that intent with a key, together those of each key. */
    public List<IdempotentOperation> operations(Intent intent) {
        return calls(intent)
                .filter(call -> call.request().key() != null)
                .collect(
                        groupingBy(call -> Objects.requireNonNull(call.request().key())))
                .values()
                .stream()
                .map(IdempotentOperation::new)
                .toList();
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
