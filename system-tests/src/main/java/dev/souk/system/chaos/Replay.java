package dev.souk.system.chaos;

import dev.souk.launcher.report.SoukFailure;
import dev.souk.system.chaos.arena.Arena;
import dev.souk.system.chaos.arena.Quiet;
import dev.souk.system.chaos.fault.Rewind;
import dev.souk.system.check.Digest;
import dev.souk.system.check.Report;
import java.time.Duration;
import java.util.List;

/** Lets every service consume everything again from the first record, and looks whether that changed anything (I10). */
final class Replay {

    /** What others need first: a service is ready when those it needs are there. */
    private static final List<Rewind> SERVICES =
            List.of(new Rewind("user-service"), new Rewind("cart-service"), new Rewind("order-service"));

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private Replay() {}

    static Report of(Arena arena) {
        var quiet = new Quiet(arena);
        Digest before = Digest.of(arena.target());
        SERVICES.forEach(service -> service.start(arena));
        SERVICES.forEach(service -> service.stop(arena));
        if (!quiet.nothingIsOnItsWay(PATIENCE)) {
            throw new SoukFailure("Not everything was consumed again within %d s.".formatted(PATIENCE.toSeconds()));
        }
        return new Report(List.of(before.andLater(Digest.of(arena.target()))));
    }
}
