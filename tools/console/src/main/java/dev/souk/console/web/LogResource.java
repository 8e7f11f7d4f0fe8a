package dev.souk.console.web;

import dev.souk.console.telemetry.LogLine.Level;
import dev.souk.console.telemetry.LogQuery;
import dev.souk.console.telemetry.LogStore;
import dev.souk.console.telemetry.LogStore.NumberedLine;
import java.util.List;

/** {@code GET /api/logs}. */
record LogResource(LogStore logs) {

    private static final int DEFAULT_LIMIT = 300;
    private static final int MAXIMUM_LIMIT = 2_000;

    private record LogList(long last, List<NumberedLine> lines, long received, int stored) {}

    Response respond(Request request) throws BadRequestException {
        long last = logs.last(); // before the lines are read, so that none is missed by the next request
        var query = new LogQuery(
                request.text("service"),
                request.text("process"),
                level(request.text("level")),
                request.text("trace"),
                request.text("order"),
                request.text("text"),
                request.number("after", 0, 0, Long.MAX_VALUE / 10),
                (int) request.number("limit", DEFAULT_LIMIT, 1, MAXIMUM_LIMIT));
        return Response.json(new LogList(last, logs.lines(query), last, logs.stored()));
    }

    private static Level level(String name) throws BadRequestException {
        try {
            return name.isEmpty() ? Level.TRACE : Level.valueOf(name);
        } catch (IllegalArgumentException unknown) {
            throw new BadRequestException("level is one of " + List.of(Level.values()) + ".");
        }
    }
}
