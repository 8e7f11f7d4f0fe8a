package dev.souk.system.chaos;

import dev.souk.system.chaos.arena.Arena;
import dev.souk.system.chaos.arena.Quiet;
import dev.souk.system.chaos.fault.Rewind;
import dev.souk.system.check.Digest;
import dev.souk.system.check.Report;
import dev.souk.system.check.Verdict;
import dev.souk.system.check.Violation;
import java.time.Duration;
import java.util.List;

/** Lets every service consume everything again from the first record, and looks whether that changed anything (I10). */
final class Replay {

    private static final List<Rewind> SERVICES =
            List.of(new Rewind("user-service"), new Rewind("cart-service"), new Rewind("order-service"));

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private Replay() {}

    static Report of(Arena arena) {
        var quiet = new Quiet(arena);
        Digest before = Digest.of(arena.target());
        SERVICES.forEach(service -> service.start(arena));
        SERVICES.forEach(service -> service.stop(arena));
        boolean done = quiet.nothingIsOnItsWay(PATIENCE);
        return new Report(List.of(finished(done), before.andLater(Digest.of(arena.target()))));
    }

    private static Verdict finished(boolean done) {
        var late = new Violation("the system", "still at it after %d s".formatted(PATIENCE.toSeconds()));
        return new Verdict("I10", "everything is consumed again", 1, done ? List.of() : List.of(late));
    }
}
