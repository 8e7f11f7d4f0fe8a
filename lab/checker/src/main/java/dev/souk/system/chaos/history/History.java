package dev.souk.system.chaos.history;

import static java.util.stream.Collectors.groupingBy;

import dev.souk.tools.client.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** Every call of a run, in memory and, line by line, in a file. */
public final class History implements AutoCloseable {

    private static final int MAX_LENGTH = 400;

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

    public void add(ClientCall call) {
        calls.add(call);
        String line = Json.MAPPER.writeValueAsString(line(call));
        try {
            synchronized (file) {
                file.write(line + "\n");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The file gets no password: the bodies of calls about accounts are omitted. */
    private static ObjectNode line(ClientCall call) {
        ClientRequest request = call.request();
        CallOutcome outcome = call.outcome();
        boolean isSecret = request.intent() == Intent.ACCOUNT;
        String answer = outcome.text().substring(0, Math.min(outcome.text().length(), MAX_LENGTH));
        return Json.MAPPER
                .createObjectNode()
                .put("at", call.at())
                .put("took", call.took())
                .put("shopper", call.shopper())
                .putPOJO("user", call.user())
                .put("call", request.method() + " " + request.path())
                .putPOJO("key", request.key())
                .put("body", isSecret ? null : request.body())
                .putPOJO("status", outcome.isAnswered() ? outcome.status() : null)
                .put("answer", isSecret ? null : answer);
    }

    /** All calls so far, in the order in which their outcomes became known. */
    public Stream<ClientCall> calls() {
        return calls.stream();
    }

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
