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
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** Every call of a run, in memory and, line by line, in a file; times are milliseconds since its beginning. */
public final class History implements AutoCloseable {

    private static final int MAX_LENGTH = 400;

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

    /** The calls of these intents as JSON, with when the run began. */
    public String json(Set<Intent> intents) {
        var wanted = calls().filter(call -> intents.contains(call.request().intent()));
        return Json.MAPPER.writeValueAsString(Map.of("begin", begin, "calls", wanted.toList()));
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
