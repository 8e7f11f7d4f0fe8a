package dev.souk.system.chaos;

import dev.souk.system.chaos.ChaosResult.Run;
import dev.souk.system.chaos.environment.ChaosEnvironment;
import dev.souk.system.chaos.environment.Pacing;
import dev.souk.system.chaos.fault.Incident;
import dev.souk.system.chaos.history.History;
import dev.souk.system.chaos.history.ServerState;
import dev.souk.system.chaos.history.Stopwatch;
import dev.souk.system.chaos.load.LoadGenerator;
import dev.souk.system.chaos.report.Recovery;
import dev.souk.system.chaos.report.RunStatistics;
import dev.souk.system.chaos.report.RunTimeline;
import dev.souk.system.chaos.schedule.FaultInjector;
import dev.souk.system.chaos.schedule.FaultTargets;
import dev.souk.system.chaos.schedule.Schedule;
import dev.souk.system.chaos.verify.HistoryChecks;
import dev.souk.system.chaos.verify.RunEvidence;
import dev.souk.system.check.Checker;
import dev.souk.system.observe.RestState;
import dev.souk.system.verdict.Report;
import dev.souk.system.verdict.ReportText;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** One seed on a running system: load and faults, then rest, then all checks. */
final class ChaosRun {

    /** Every order has to be final so soon after the last fault. */
    private static final Duration RECOVERY_LIMIT = Duration.ofSeconds(30);

    private static final Duration REST_LIMIT = Duration.ofSeconds(90);

    private final ChaosOptions options;
    private final ChaosEnvironment environment;
    private final Consumer<String> out;
    private final long seed;
    private final Stopwatch watch = new Stopwatch(Clock.systemUTC());

    ChaosRun(ChaosOptions options, ChaosEnvironment environment, Consumer<String> out, long seed) {
        this.options = options;
        this.environment = environment;
        this.out = out;
        this.seed = seed;
    }

    Run run() throws InterruptedException {
        var schedule = Schedule.draw(seed, options.length(), FaultTargets.of(environment), options.kinds());
        out.accept("seed %d: %d + %d faults within %d s, %d shoppers"
                .formatted(
                        seed,
                        schedule.processes().size(),
                        schedule.networkAndData().size(),
                        options.length().toSeconds(),
                        options.shoppers()));
        ServerState before = ServerState.read(environment.target(), watch);
        try (var history = new History(options.state().resolve("chaos/history-%d.jsonl".formatted(seed)))) {
            List<Incident> incidents = inject(schedule, history);
            RestState.awaitFinalOrders(environment.target(), REST_LIMIT);
            RestState.await(environment.target(), REST_LIMIT);
            var evidence = new RunEvidence(history, before, ServerState.read(environment.target(), watch));
            return check(evidence, schedule.size(), incidents);
        }
    }

    private List<Incident> inject(Schedule schedule, History history) throws InterruptedException {
        var size = new LoadGenerator.Size(seed, options.shoppers());
        try (LoadGenerator _ = LoadGenerator.start(environment, history, watch, size)) {
            long end = watch.now() + options.length().toMillis();
            List<Incident> incidents = new FaultInjector(environment, watch, out).inject(schedule);
            Pacing.pause(end - watch.now());
            return incidents;
        }
    }

    private Run check(RunEvidence evidence, int planned, List<Incident> incidents) {
        long lastFault = incidents.stream().mapToLong(Incident::until).max().orElse(0);
        Duration recovery = Duration.ofMillis(Recovery.after(lastFault, evidence.after()));
        Report report = Checker.check(environment.target())
                .and(Checker.checkLogs(environment.target(), options.state().resolve("logs")))
                .and(HistoryChecks.ofCalls(evidence))
                .and(HistoryChecks.ofFaults(environment, planned, incidents))
                .and(HistoryChecks.ofRecovery(recovery, RECOVERY_LIMIT));
        RunStatistics statistics = RunStatistics.of(evidence.history(), evidence.after(), incidents);
        new RunTimeline(evidence.history(), evidence.after(), incidents)
                .lines(watch.now())
                .forEach(out);
        ReportText.verdicts(report, ChaosSummary.PLAIN).forEach(out);
        out.accept("seed %d: %s".formatted(seed, statistics));
        out.accept("seed %d: everything was final %d ms after the last fault; slowest: %s"
                .formatted(seed, recovery.toMillis(), Recovery.slowest(incidents, evidence.after())));
        return new Run(seed, report, statistics, recovery);
    }
}
