package dev.souk.launcher.cli;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** How the commands print when something happened: the time of day in this zone, with milliseconds. */
record TimeOfDay(ZoneId zone) {

    private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT);

    /** Of an instant as the console answers it. */
    String of(JsonNode instant) {
        return of(Instant.parse(instant.asString()));
    }

    String of(Instant instant) {
        return FORMAT.format(instant.atZone(zone));
    }
}
