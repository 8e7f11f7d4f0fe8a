package dev.souk.system.check.command;

import static java.util.stream.Collectors.toMap;

import dev.souk.launcher.control.DatabaseStatus;
import dev.souk.launcher.control.SoukStatus;
import dev.souk.system.check.Target;
import dev.souk.system.check.Target.Database;

/** Which system is meant. */
public final class Targets {

    private Targets() {}

    /** The one whose launcher says this of it. */
    public static Target of(SoukStatus status) {
        return new Target(
                status.kafka(), status.databases().stream().collect(toMap(DatabaseStatus::service, Targets::of)));
    }

    private static Database of(DatabaseStatus status) {
        return new Database(status.jdbcUrl(), status.user(), status.password());
    }
}
