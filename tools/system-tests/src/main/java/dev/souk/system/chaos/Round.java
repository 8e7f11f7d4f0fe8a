package dev.souk.system.chaos;

import dev.souk.system.chaos.ChaosResult.Run;
import dev.souk.system.chaos.arena.Arena;
import dev.souk.system.chaos.arena.Quiet;
import dev.souk.system.chaos.claim.Books;
import dev.souk.system.chaos.claim.Claims;
import dev.souk.system.chaos.claim.Evidence;
import dev.souk.system.chaos.fault.Incident;
import dev.souk.system.chaos.fault.Injector;
import dev.souk.system.chaos.fault.Schedule;
import dev.souk.system.chaos.fault.Stage;
import dev.souk.system.chaos.history.History;
import dev.souk.system.chaos.history.Stopwatch;
import dev.souk.system.chaos.report.Figures;
import dev.souk.system.chaos.report.Recovery;
import dev.souk.system.chaos.report.RunText;
import dev.souk.system.chaos.shopper.Crowd;
import dev.souk.system.check.Checker;
import dev.souk.system.check.Report;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * One seed on a running system: shoppers come, faults happen, all is quiet again, everything is held against the books.
 */
record Round(ChaosOptions options, Arena arena, Consumer<String> out) {

    /** Every order is to be final so soon after the last fault. */
    private static final Duration RECOVERY_LIMIT = Duration.ofSeconds(30);

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    Run play(long seed) throws InterruptedException, SQLException {
        var watch = new Stopwatch(Clock.systemUTC());
        var schedule = Schedule.draw(seed, options.length(), Stage.of(arena), options.kinds());
        out.accept("seed %d: %d + %d faults within %d s, %d shoppers"
                .formatted(
                        seed,
                        schedule.processes().size(),
                        schedule.wires().size(),
                        options.length().toSeconds(),
                        options.shoppers()));
        Books before = Books.read(arena, watch);
        try (var history = new History(options.state().resolve("chaos/history-%d.jsonl".formatted(seed)))) {
            List<Incident> incidents = disturb(seed, schedule, history, watch);
            return judge(seed, new Disturbed(history, before, schedule, incidents, watch));
        }
    }

    private List<Incident> disturb(long seed, Schedule schedule, History history, Stopwatch watch)
            throws InterruptedException {
        try (Crowd _ = Crowd.enter(arena, history, watch, new Crowd.Size(seed, options.shoppers()))) {
            long end = watch.now() + options.length().toMillis();
            List<Incident> incidents = new Injector(arena, watch, out).play(schedule);
            TimeUnit.MILLISECONDS.sleep(Math.max(0, end - watch.now()));
            return incidents;
        }
    }

    private record Disturbed(
            History history, Books before, Schedule schedule, List<Incident> incidents, Stopwatch watch) {

        long lastFault() {
            return incidents.stream().mapToLong(Incident::until).max().orElse(0);
        }
    }

    private Run judge(long seed, Disturbed run) throws SQLException {
        var quiet = new Quiet(arena);
        quiet.ordersAreFinal(PATIENCE);
        quiet.nothingIsOnItsWay(PATIENCE);
        Books books = Books.read(arena, run.watch());
        long recovery = Recovery.after(run.lastFault(), books);
        Report report = Checker.check(arena.target())
                .and(Checker.checkLogs(arena.target(), options.state().resolve("logs")))
                .and(Claims.ofHistory(new Evidence(run.history(), run.before(), books)))
                .and(Claims.ofFaults(arena, run.schedule().size(), run.incidents()))
                .and(Claims.ofRecovery(Duration.ofMillis(recovery), RECOVERY_LIMIT));
        Figures figures = Figures.of(run.history(), books, run.incidents());
        RunText.timeline(run.history(), books, run.incidents(), run.watch().now())
                .forEach(out);
        RunText.verdicts(report).forEach(out);
        out.accept("seed %d: %s".formatted(seed, figures));
        out.accept("seed %d: everything was final %d ms after the last fault; slowest: %s"
                .formatted(
                        seed,
                        recovery,
                        Recovery.slowest(Recovery.of(run.incidents(), books))
                                .map(Recovery::inWords)
                                .orElse("nothing happened")));
        return new Run(seed, report, figures, Duration.ofMillis(recovery));
    }
}
