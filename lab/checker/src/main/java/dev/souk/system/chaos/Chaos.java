package dev.souk.system.chaos;

import dev.souk.launcher.api.Progress;
import dev.souk.system.chaos.environment.ChaosEnvironment;
import dev.souk.system.chaos.environment.Pacing;
import dev.souk.system.chaos.fault.FaultInjector;
import dev.souk.system.chaos.fault.FaultTargets;
import dev.souk.system.chaos.fault.Incident;
import dev.souk.system.chaos.fault.Schedule;
import dev.souk.system.chaos.load.History;
import dev.souk.system.chaos.load.LoadGenerator;
import dev.souk.system.check.Checker;
import dev.souk.system.observe.RestState;
import dev.souk.system.verdict.Report;
import dev.souk.tools.ToolException;
import dev.souk.tools.cli.AnsiColors;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Starts a system, injects the faults of every seed under load, waits for rest, and checks all invariants. */
public record Chaos(ChaosOptions options, ChaosEnvironment environment, Consumer<String> out) {

    private static final Duration REST_LIMIT = Duration.ofMinutes(3);

    /**
     * Runs all seeds.
     *
     * @param out takes every line of the report, as things happen; at the end a summary, with a line for each seed
     * @throws ToolException when the system does not start
     */
    public static Report run(ChaosOptions options, Consumer<String> out) {
        try (var environment = ChaosEnvironment.start(options.souk(), progress -> print(progress, out))) {
            var chaos = new Chaos(options, environment, out);
            var summary = new ArrayList<String>();
            Report report = new Report(List.of());
            for (long seed : options.seeds()) {
                report = report.and(chaos.run(seed, summary::add));
            }
            Report replay = options.replay() ? Replay.of(environment) : new Report(List.of());
            report = report.and(replay);
            replay.claims(AnsiColors.NONE).forEach(out);
            summary.forEach(out);
            out.accept(report.holds() ? "Nothing lost, doubled or oversold." : "BROKEN: " + report.broken());
            return report;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new ToolException("Interrupted.", interrupted);
        }
    }

    private static void print(Progress progress, Consumer<String> out) {
        if (progress instanceof Progress.Preparing preparing) {
            out.accept("preparing " + preparing.what());
        } else if (progress instanceof Progress.Ended ended) {
            out.accept(ended.process() + " " + ended.how());
        }
    }

    private Report run(long seed, Consumer<String> summary) throws InterruptedException {
        var schedule = Schedule.draw(seed, options.length(), FaultTargets.of(environment), options.kinds());
        out.accept("seed %s: %s + %s faults within %s s, %s shoppers"
                .formatted(
                        seed,
                        schedule.processes().size(),
                        schedule.networkAndData().size(),
                        options.length().toSeconds(),
                        options.shoppers()));
        Path file = options.state().resolve("chaos/history-%s.jsonl".formatted(seed));
        try (History history = History.begin(file, Clock.systemUTC())) {
            List<Incident> incidents = inject(schedule, seed, history);
            RestState.await(environment.target(), REST_LIMIT);
            var evidence = RunEvidence.read(environment.target(), history, incidents);
            Report report = Checker.check(environment.target())
                    .and(Checker.checkLogs(environment.target(), options.state().resolve("logs")))
                    .and(new RunChecks(schedule.size(), evidence).check(environment));
            out.accept("faults, from start to healed, and how long after that all orders placed before were final:");
            evidence.timeline().forEach(out);
            report.claims(AnsiColors.NONE).forEach(out);
            String verdict = report.holds() ? "everything holds" : "BROKEN " + report.broken();
            summary.accept("seed %s: %s; %s; at rest after %s ms"
                    .formatted(
                            seed,
                            verdict,
                            evidence.statistics(),
                            evidence.recovery().toMillis()));
            return report;
        }
    }

    private List<Incident> inject(Schedule schedule, long seed, History history) throws InterruptedException {
        try (var load = new LoadGenerator()) {
            load.start(environment.status(), history, seed, options.shoppers());
            long end = history.now() + options.length().toMillis();
            List<Incident> incidents = new FaultInjector(environment, history::now, out).inject(schedule);
            Pacing.pause(end - history.now());
            return incidents;
        }
    }
}
