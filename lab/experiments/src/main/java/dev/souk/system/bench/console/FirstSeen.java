package dev.souk.system.bench.console;

import dev.souk.launcher.api.Topology;
import dev.souk.system.bench.figure.Decimals;
import dev.souk.tools.ToolException;
import dev.souk.tools.client.Json;
import dev.souk.tools.client.Reply;
import dev.souk.tools.process.Await;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/** How long after the first request the console shows a trace, an order and a metric of it. */
final class FirstSeen {

    private static final Await AWAIT = Await.atMost(Duration.ofMinutes(1));
    private static final double MILLIS = 1_000;

    private static final String TRACES = "/api/traces?limit=1";
    private static final String NEWEST_TRACE = "/traces/0/trace_id";

    private final ConsoleClient console;
    private final String traceBefore;
    private final long begin;

    /** Counts from now on: no customer has sent a request yet, and what came before is not shown as a rate any more. */
    FirstSeen(ConsoleClient console) {
        this.console = console;
        AWAIT.until(() -> !hasRequests());
        this.traceBefore = newestTrace();
        this.begin = System.nanoTime();
    }

    /** In the order in which they were seen, in seconds. */
    Map<String, Double> await() {
        var waiting = new LinkedHashMap<String, Predicate<FirstSeen>>();
        waiting.put("a trace", seen -> !seen.newestTrace().equals(traceBefore));
        waiting.put("a metric", FirstSeen::hasRequests);
        waiting.put("an order", FirstSeen::hasOrder);
        var seconds = new LinkedHashMap<String, Double>();
        boolean complete = AWAIT.until(() -> {
            waiting.entrySet().removeIf(entry -> {
                boolean isSeen = entry.getValue().test(this);
                if (isSeen) {
                    seconds.put(entry.getKey(), seconds());
                }
                return isSeen;
            });
            return waiting.isEmpty();
        });
        if (!complete) {
            throw new ToolException("The console never showed " + String.join(", ", waiting.keySet()) + ".");
        }
        return seconds;
    }

    private double seconds() {
        return Decimals.rounded(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin) / MILLIS, 1);
    }

    private String newestTrace() {
        return read(TRACES).at(NEWEST_TRACE).asString("");
    }

    private boolean hasOrder() {
        return !read("/api/orders?limit=1").at("/items/0").isMissingNode();
    }

    /** Customers register; what is asked here for the others concerns other services. */
    private boolean hasRequests() {
        return read("/api/system").path("processes").valueStream().anyMatch(FirstSeen::hasRate);
    }

    private static boolean hasRate(JsonNode process) {
        return process.path("service").asString("").equals(Topology.USERS.name())
                && process.path("requests_per_second").asDouble(0) > 0;
    }

    private JsonNode read(String path) {
        try {
            Reply reply = console.read(path);
            return reply.status() == 200 ? reply.json() : Json.MAPPER.missingNode();
        } catch (IOException notYet) {
            return Json.MAPPER.missingNode();
        }
    }
}
