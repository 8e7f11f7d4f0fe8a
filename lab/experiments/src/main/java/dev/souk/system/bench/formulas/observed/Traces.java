package dev.souk.system.bench.formulas.observed;

import dev.souk.tools.client.Call;
import dev.souk.tools.client.SoukClient;
import dev.souk.tools.process.Await;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** The traces that the console has received. */
public final class Traces {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    /** Processes send their spans every five seconds. */
    private static final Await ARRIVAL = new Await(Duration.ofSeconds(20), Duration.ofMillis(500));

    private final SoukClient console;

    /** Of the console with this URL. */
    public Traces(String console) {
        this.console = new SoukClient(console, TIMEOUT);
    }

    /**
     * The newest traces of these requests; waits until there are as many as are wanted, for twenty seconds at most.
     *
     * @param name of their first span, such as {@code GET /wallet}
     * @param since when the oldest of them began
     */
    public List<SpanTree> newest(String name, Instant since, int wanted) {
        ARRIVAL.until(() -> ids(name, since, wanted).size() >= wanted);
        return ids(name, since, wanted).stream()
                .map(id -> SpanTree.of(read("/api/traces/" + id).path("spans")))
                .toList();
    }

    private List<String> ids(String name, Instant since, int wanted) {
        String query =
                "/api/traces?limit=%s&text=%s".formatted(wanted, URLEncoder.encode(name, StandardCharsets.UTF_8));
        return read(query)
                .path("traces")
                .valueStream()
                .filter(trace -> trace.path("complete").asBoolean(false))
                .filter(trace -> Instant.parse(trace.path("start").asString("")).isAfter(since))
                .map(trace -> trace.path("trace_id").asString(""))
                .toList();
    }

    private JsonNode read(String path) {
        try {
            return console.send(Call.get(path)).json();
        } catch (IOException unavailable) {
            throw new UncheckedIOException(unavailable);
        }
    }
}
