package dev.souk.system.chaos;

import dev.souk.system.chaos.ChaosResult.Run;
import dev.souk.system.chaos.environment.ChaosEnvironment;
import dev.souk.system.chaos.environment.Pacing;
import dev.souk.system.chaos.fault.Incident;
import dev.souk.system.chaos.history.History;
import dev.souk.system.chaos.history.Stopwatch;
import dev.souk.system.chaos.load.LoadGenerator;
import dev.souk.system.chaos.schedule.FaultInjector;
import dev.souk.system.chaos.schedule.FaultTargets;
import dev.souk.system.chaos.schedule.Schedule;
import dev.souk.system.chaos.verify.HistoryChecks;
import dev.souk.system.chaos.verify.RunEvidence;
import dev.souk.system.chaos.verify.RunStatistics;
import dev.souk.system.chaos.verify.RunTimeline;
import dev.souk.system.chaos.verify.ServerState;
import dev.souk.system.check.Checker;
import dev.souk.system.observe.RestState;
import dev.souk.system.observe.Target;
import dev.souk.system.verdict.Report;
import dev.souk.system.verdict.ReportText;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** One seed on a running system: load and faults, then rest, then all checks. */
final class ChaosRun {

    private static final Duration REST_LIMIT = Duration.ofMinutes(3);

    private final ChaosOptions options;
    private final ChaosEnvironment environment;
    private final Target target;
    private final Consumer<String> out;
    private final Stopwatch watch = new Stopwatch(Clock.systemUTC());

    ChaosRun(ChaosOptions options, ChaosEnvironment environment, Consumer<String> out) {
        this.options = options;
        this.environment = environment;
        this.target = environment.target();
        this.out = out;
    }

    Run run(long seed) throws InterruptedException {
        var schedule = Schedule.draw(seed, options.length(), FaultTargets.of(environment), options.kinds());
        out.accept("seed %s: %s + %s faults within %s s, %s shoppers"
                .formatted(
                        seed,
                        schedule.processes().size(),
                        schedule.networkAndData().size(),
                        options.length().toSeconds(),
                        options.shoppers()));
        Path file = options.state().resolve("chaos/history-%s.jsonl".formatted(seed));
        ServerState before = ServerState.read(target, watch);
        try (var history = new History(file)) {
            List<Incident> incidents = inject(schedule, seed, history);
            RestState.await(target, REST_LIMIT);
            var evidence = new RunEvidence(history, before, ServerState.read(target, watch), incidents);
            var run = new Run(seed, check(evidence, schedule), RunStatistics.of(evidence), evidence.recovery());
            print(run, new RunTimeline(evidence));
            return run;
        }
    }

    private List<Incident> inject(Schedule schedule, long seed, History history) throws InterruptedException {
        try (var load = new LoadGenerator(environment, history, watch)) {
            load.start(environment.status().admin(), seed, options.shoppers());
            long end = watch.now() + options.length().toMillis();
            List<Incident> incidents = new FaultInjector(environment, watch, out).inject(schedule);
            Pacing.pause(end - watch.now());
            return incidents;
        }
    }

    private Report check(RunEvidence evidence, Schedule schedule) {
        return Checker.check(target)
                .and(Checker.checkLogs(target, options.state().resolve("logs")))
                .and(HistoryChecks.ofCalls(evidence))
                .and(HistoryChecks.ofFaults(environment, schedule.size(), evidence));
    }

    private void print(Run run, RunTimeline timeline) {
        timeline.lines(watch.now()).forEach(out);
        ReportText.verdicts(run.report(), ChaosResult.PLAIN).forEach(out);
        out.accept("seed %s: slowest to be final: %s".formatted(run.seed(), timeline.slowestRecovery()));
    }
}
