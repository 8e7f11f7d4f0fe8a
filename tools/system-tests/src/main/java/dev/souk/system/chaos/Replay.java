package dev.souk.system.chaos;

import dev.souk.system.chaos.environment.ChaosEnvironment;
import dev.souk.system.chaos.environment.RestState;
import dev.souk.system.chaos.fault.Rewind;
import dev.souk.system.check.TableDigest;
import dev.souk.system.observe.Report;
import dev.souk.system.observe.Verdict;
import dev.souk.system.observe.Violation;
import java.time.Duration;
import java.util.List;

/** Lets every service consume everything again from the first record, and looks whether that changed anything (I10). */
final class Replay {

    private static final List<Rewind> SERVICES =
            List.of(new Rewind("user-service"), new Rewind("cart-service"), new Rewind("order-service"));

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private Replay() {}

    static Report of(ChaosEnvironment environment) {
        var quiet = new RestState(environment);
        TableDigest before = TableDigest.of(environment.target());
        SERVICES.forEach(service -> service.start(environment));
        SERVICES.forEach(service -> service.stop(environment));
        boolean done = quiet.isAtRest(PATIENCE);
        return new Report(List.of(finished(done), before.andLater(TableDigest.of(environment.target()))));
    }

    private static Verdict finished(boolean done) {
        var late = new Violation("the system", "still at it after %d s".formatted(PATIENCE.toSeconds()));
        return new Verdict("I10", "everything is consumed again", 1, done ? List.of() : List.of(late));
    }
}
