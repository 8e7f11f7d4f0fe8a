package dev.souk.system.bench.console;

import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** What a page of the console asks for while it is open. */
enum Page {
    SYSTEM("System", "/api/system"),
    METRICS("Metrics", "/api/metrics"),
    LOGS("Logs", "/api/logs?limit=500"),
    TRACES("Traces", "/api/traces?limit=50"),
    TRACE("a trace", "/api/traces/%s"),
    ORDERS("Orders", "/api/orders?limit=50"),
    ORDER("an order", "/api/orders/%s/timeline"),
    EVENTS("Events", "/api/events"),
    TOPIC("records of a topic", "/api/topics/souk.orders?limit=50");

    private final String title;
    private final String path;

    Page(String title, String path) {
        this.title = title;
        this.path = path;
    }

    String title() {
        return title;
    }

    /** The page of one thing, which is on the list of the page before. */
    boolean isOfOne() {
        return path.contains("%s");
    }

    String path(String id) {
        return String.format(Locale.ROOT, path, id);
    }

    /** The newest thing on the page; nothing if it is no list, or empty. */
    Optional<String> newest(JsonNode answer) {
        return switch (this) {
            case TRACES -> text(answer.at("/traces/0/trace_id"));
            case ORDERS -> text(answer.at("/items/0/id"));
            case SYSTEM, METRICS, LOGS, TRACE, ORDER, EVENTS, TOPIC -> Optional.empty();
        };
    }

    private static Optional<String> text(JsonNode id) {
        return id.isMissingNode() ? Optional.empty() : Optional.of(id.asString(""));
    }
}
