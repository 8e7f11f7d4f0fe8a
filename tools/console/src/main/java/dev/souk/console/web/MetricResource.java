package dev.souk.console.web;

import dev.souk.console.system.MetricHistory;
import java.time.Clock;
import java.time.Duration;

/** {@code GET /api/metrics}. */
record MetricResource(MetricHistory history, Clock clock) implements Resource {

    private static final int MAXIMUM_MINUTES = 15;

    @Override
    public String prefix() {
        return "/api/metrics";
    }

    @Override
    public Answer answer(Request request, String rest) throws BadRequestException {
        long minutes = request.number("minutes", MAXIMUM_MINUTES, 1, MAXIMUM_MINUTES);
        return Answer.json(history.since(clock.instant().minus(Duration.ofMinutes(minutes))));
    }
}
