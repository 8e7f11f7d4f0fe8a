package dev.souk.system.observe;

import static java.util.stream.Collectors.toMap;

import dev.souk.launcher.control.DatabaseStatus;
import dev.souk.launcher.client.Json;
import dev.souk.launcher.control.SoukStatus;
import dev.souk.launcher.report.LauncherException;
import dev.souk.system.observe.Target.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;

/** Which system is meant. */
public final class Targets {

    private Targets() {}

    /** What is needed of a status. */
    private record Places(String kafka, List<DatabaseStatus> databases) {

        Target target() {
            return new Target(kafka, databases.stream().collect(toMap(DatabaseStatus::service, Targets::of)));
        }
    }

    /** The one whose launcher says this of it. */
    public static Target of(SoukStatus status) {
        return new Places(status.kafka(), status.databases()).target();
    }

    /** The one that a file describes as `souk status --json` does. */
    public static Target read(Path file) {
        try {
            return Json.MAPPER
                    .readerFor(Places.class)
                    .without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .<Places>readValue(Files.readString(file))
                    .target();
        } catch (IOException | JacksonException unreadable) {
            throw new LauncherException("%s is no status: %s".formatted(file, unreadable.getMessage()), unreadable);
        }
    }

    private static Database of(DatabaseStatus status) {
        return new Database(status.jdbcUrl(), status.user(), status.password());
    }
}
