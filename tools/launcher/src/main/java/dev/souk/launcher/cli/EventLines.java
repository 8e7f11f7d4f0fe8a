package dev.souk.launcher.cli;

import dev.souk.tools.cli.AnsiColors;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Events as lines of text: those that wait for an admin, or the latest records of a topic, newest first. */
record EventLines(ZoneId zone, AnsiColors colors) {

    private static final String WAITING = "%-12s %-14s %-12s %-14s %-36s  %s";
    private static final String RECORD = "%-12s %9s %8s  %-32s %-36s  %s";

    List<String> waiting(JsonNode answer) {
        var lines = new ArrayList<String>();
        JsonNode events = answer.path("events");
        if (events.isEmpty()) {
            lines.add("No dead letter and no parked event waits for an admin.");
        } else {
            lines.add(colors.bold(WAITING.formatted("SINCE", "SERVICE", "KIND", "TOPIC", "ID", "REASON")));
            events.forEach(event -> lines.add(waiting(event, event.path("event"))));
        }
        answer.path("unavailable").forEach(service -> lines.add(colors.red(service.asString() + " does not answer.")));
        return lines;
    }

    private String waiting(JsonNode found, JsonNode event) {
        boolean isDeadLetter = found.path("kind").asString().equals("dead-letters");
        return WAITING.formatted(
                time(event.path(isDeadLetter ? "failed_at" : "parked_at")),
                found.path("service").asString(),
                isDeadLetter ? "dead letter" : "parked event",
                event.path("topic").asString(),
                event.path("id").asString(),
                event.path("reason").asString(""));
    }

    List<String> records(JsonNode records) {
        if (records.isEmpty()) {
            return List.of("The topic has no records.");
        }
        String titles = colors.bold(RECORD.formatted("TIME", "PARTITION", "OFFSET", "TYPE", "KEY", "VALUE"));
        return Stream.concat(Stream.of(titles), records.valueStream().map(this::record))
                .toList();
    }

    private String record(JsonNode record) {
        return RECORD.formatted(
                time(record.path("time")),
                record.path("partition").asInt(),
                record.path("offset").asLong(),
                record.path("headers").path("ce_type").asString(""),
                record.path("key").asString(""),
                record.path("value").asString(""));
    }

    private String time(JsonNode instant) {
        return new TimeOfDay(zone).of(instant);
    }
}
