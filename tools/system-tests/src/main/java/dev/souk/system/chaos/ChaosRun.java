package dev.souk.system.chaos;

import dev.souk.system.chaos.ChaosResult.Run;
import dev.souk.system.chaos.environment.ChaosEnvironment;
import dev.souk.system.chaos.environment.RestState;
import dev.souk.system.chaos.fault.Incident;
import dev.souk.system.chaos.history.History;
import dev.souk.system.chaos.history.ServerState;
import dev.souk.system.chaos.history.Stopwatch;
import dev.souk.system.chaos.load.LoadGenerator;
import dev.souk.system.chaos.report.Recovery;
import dev.souk.system.chaos.report.RunReport;
import dev.souk.system.chaos.report.RunStatistics;
import dev.souk.system.chaos.schedule.FaultInjector;
import dev.souk.system.chaos.schedule.FaultTargets;
import dev.souk.system.chaos.schedule.Schedule;
import dev.souk.system.chaos.verify.HistoryChecks;
import dev.souk.system.chaos.verify.RunEvidence;
import dev.souk.system.check.Checker;
import dev.souk.system.observe.Report;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * One seed on a running system: shoppers come, faults happen, all is quiet again, everything is held against the books.
 */
record ChaosRun(ChaosOptions options, ChaosEnvironment environment, Consumer<String> out) {

    /** Every order is to be final so soon after the last fault. */
    private static final Duration RECOVERY_LIMIT = Duration.ofSeconds(30);

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    Run play(long seed) throws InterruptedException, SQLException {
        var watch = new Stopwatch(Clock.systemUTC());
        var schedule = Schedule.draw(seed, options.length(), FaultTargets.of(environment), options.kinds());
        out.accept("seed %d: %d + %d faults within %d s, %d shoppers"
                .formatted(
                        seed,
                        schedule.processes().size(),
                        schedule.wires().size(),
                        options.length().toSeconds(),
                        options.shoppers()));
        ServerState before = ServerState.read(environment, watch);
        try (var history = new History(options.state().resolve("chaos/history-%d.jsonl".formatted(seed)))) {
            List<Incident> incidents = disturb(seed, schedule, history, watch);
            return judge(seed, new Disturbed(history, before, schedule, incidents, watch));
        }
    }

    private List<Incident> disturb(long seed, Schedule schedule, History history, Stopwatch watch)
            throws InterruptedException {
        try (LoadGenerator _ =
                LoadGenerator.enter(environment, history, watch, new LoadGenerator.Size(seed, options.shoppers()))) {
            long end = watch.now() + options.length().toMillis();
            List<Incident> incidents = new FaultInjector(environment, watch, out).play(schedule);
            TimeUnit.MILLISECONDS.sleep(Math.max(0, end - watch.now()));
            return incidents;
        }
    }

    private record Disturbed(
            History history, ServerState before, Schedule schedule, List<Incident> incidents, Stopwatch watch) {

        long lastFault() {
            return incidents.stream().mapToLong(Incident::until).max().orElse(0);
        }
    }

    private Run judge(long seed, Disturbed run) throws SQLException {
        var quiet = new RestState(environment);
        quiet.ordersAreFinal(PATIENCE);
        quiet.isAtRest(PATIENCE);
        ServerState books = ServerState.read(environment, run.watch());
        long recovery = Recovery.after(run.lastFault(), books);
        Report report = Checker.check(environment.target())
                .and(Checker.checkLogs(environment.target(), options.state().resolve("logs")))
                .and(HistoryChecks.ofHistory(new RunEvidence(run.history(), run.before(), books)))
                .and(HistoryChecks.ofFaults(environment, run.schedule().size(), run.incidents()))
                .and(HistoryChecks.ofRecovery(Duration.ofMillis(recovery), RECOVERY_LIMIT));
        RunStatistics figures = RunStatistics.of(run.history(), books, run.incidents());
        RunReport.timeline(run.history(), books, run.incidents(), run.watch().now())
                .forEach(out);
        RunReport.verdicts(report).forEach(out);
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
