package dev.souk.system.chaos.load;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.souk.tools.ToolException;
import dev.souk.tools.client.Call;
import dev.souk.tools.client.Json;
import dev.souk.tools.client.Reply;
import dev.souk.tools.client.SoukClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.apache.commons.io.function.Uncheck;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Every call of a run, in memory and, line by line, in a file; times are milliseconds since its beginning. */
public final class History {

    private final Queue<ClientCall> calls = new ConcurrentLinkedQueue<>();
    private final Path file;
    private final Instant begin;
    private final long beginNanos = System.nanoTime();

    /**
     * One call and its outcome, without passwords and tokens.
     *
     * @param user whose token it had; null without one
     * @param intent why it was sent
     * @param at when it was sent, in milliseconds of the run
     * @param took until the outcome, in milliseconds
     */
    public record ClientCall(
            int shopper, @Nullable UUID user, Intent intent, Call call, long at, long took, CallOutcome outcome) {

        public ClientCall {
            if (intent == Intent.ACCOUNT) {
                call = new Call(call.method(), call.path(), call.headers(), null);
                outcome = new CallOutcome(outcome.status(), "", false, null);
            }
        }
    }

    /**
     * The outcome of a call.
     *
     * @param status 0 without a response: the call may have had an effect, may still have one, or none
     * @param text the body, or why there is no response
     * @param replayed whether it is the stored response to an earlier call with the same key
     * @param etag null without one
     */
    public record CallOutcome(
            int status,
            String text,
            boolean replayed,
            @Nullable String etag) {

        /** Of this call; there may be a time-out, a failed connection or an interrupt, which stays set. */
        static CallOutcome of(SoukClient client, Call call) {
            try {
                Reply reply = client.send(call);
                boolean replayed =
                        reply.headers().allValues("Idempotent-Replayed").contains("true");
                String etag = reply.headers().firstValue("ETag").orElse(null);
                return new CallOutcome(reply.status(), reply.json().toString(), replayed, etag);
            } catch (IOException | ToolException failed) {
                return new CallOutcome(0, failed.getClass().getSimpleName() + ": " + failed.getMessage(), false, null);
            }
        }

        /** Whether the caller does not know if the call had an effect, and retries. */
        @JsonProperty("open")
        public boolean isOpen() {
            boolean isInProgress = text.contains("/problems/request-in-progress\"");
            return status == 0 || status >= 500 || status == 408 || status == 429 || isInProgress;
        }

        /** A field of the body of a response with that status; empty for any other outcome. */
        Optional<String> text(int expected, String field) {
            return json(expected).map(body -> body.path(field).asString());
        }

        /** The body of a response with that status; empty for any other outcome. */
        public Optional<JsonNode> json(int expected) {
            return status == expected ? Optional.of(Json.MAPPER.readTree(text)) : Optional.empty();
        }
    }

    /** Begins now, with an empty file; each call will be a line of JSON. */
    public History(Path file, Clock clock) {
        this.file = file;
        this.begin = clock.instant();
        Uncheck.run(() -> Files.createDirectories(file.toAbsolutePath().getParent()));
        Uncheck.run(() -> Files.writeString(file, ""));
    }

    /** Milliseconds since the beginning. */
    public long now() {
        return Duration.ofNanos(System.nanoTime() - beginNanos).toMillis();
    }

    /** The same for a time of the database, which has the clock of this machine. */
    public long at(Instant time) {
        return Duration.between(begin, time).toMillis();
    }

    public synchronized void add(ClientCall call) {
        calls.add(call);
        Uncheck.run(
                () -> Files.writeString(file, Json.MAPPER.writeValueAsString(call) + "\n", StandardOpenOption.APPEND));
    }

    /** All calls so far, in the order in which their outcomes became known. */
    public Stream<ClientCall> calls() {
        return calls.stream();
    }

    /** The calls as JSON, with when the run began. */
    public String json() {
        return Json.MAPPER.writeValueAsString(Map.of("begin", begin, "calls", calls));
    }
}
