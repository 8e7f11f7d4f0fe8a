package dev.souk.console.web;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.souk.console.telemetry.LogLine.Level;
import dev.souk.console.telemetry.LogQuery;
import dev.souk.console.telemetry.LogStore;
import dev.souk.console.telemetry.LogStore.NumberedLine;
import dev.souk.console.telemetry.Trace;
import dev.souk.console.telemetry.TraceQuery;
import dev.souk.console.telemetry.TraceStore;
import dev.souk.console.telemetry.TraceSummary;
import java.util.List;

/** {@code GET /api/traces} and {@code GET /api/traces/{id}}. */
record TraceResource(TraceStore traces, LogStore logs) {

    private static final int DEFAULT_LIMIT = 50;
    private static final int MAXIMUM_LIMIT = 500;
    private static final int LINES_OF_A_TRACE = 500;
    private static final int MAXIMUM_MILLIS = 3_600_000;

    private record TraceList(List<TraceSummary> traces, long spansReceived, int spansStored) {}

    private record TraceDetails(@JsonUnwrapped Trace trace, List<NumberedLine> logs) {}

    Response respond(Request request, String rest) throws BadRequestException {
        return rest.isEmpty() ? list(request) : details(rest.substring(1));
    }

    private Response list(Request request) throws BadRequestException {
        var query = new TraceQuery(
                request.text("service"),
                request.text("errors").equals("true"),
                request.number("min_ms", 0, 0, MAXIMUM_MILLIS),
                request.text("text"),
                (int) request.number("limit", DEFAULT_LIMIT, 1, MAXIMUM_LIMIT));
        return Response.json(new TraceList(traces.traces(query), traces.received(), traces.stored()));
    }

    private Response details(String id) {
        return traces.trace(id)
                .map(trace -> Response.json(new TraceDetails(trace, lines(id))))
                .orElseGet(() -> Response.problem(
                        404, "No span of this trace is stored: it was not sampled, or newer ones have replaced it."));
    }

    private List<NumberedLine> lines(String trace) {
        return logs.lines(new LogQuery("", "", Level.TRACE, trace, "", "", 0, LINES_OF_A_TRACE));
    }
}
