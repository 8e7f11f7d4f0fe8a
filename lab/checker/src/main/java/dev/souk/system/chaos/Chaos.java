package dev.souk.system.chaos;

import dev.souk.launcher.api.Progress;
import dev.souk.system.chaos.ChaosResult.Run;
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
     * @param out takes every line of the report, as things happen
     * @throws ToolException when the system does not start
     */
    public static ChaosResult run(ChaosOptions options, Consumer<String> out) {
        try (var environment = ChaosEnvironment.start(options.souk(), progress -> print(progress, out))) {
            var chaos = new Chaos(options, environment, out);
            List<Run> runs = new ArrayList<>();
            for (long seed : options.seeds()) {
                runs.add(chaos.run(seed));
            }
            Report replay = options.replay() ? Replay.of(environment) : new Report(List.of());
            return new ChaosResult(List.copyOf(runs), replay);
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

    private Run run(long seed) throws InterruptedException {
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
            return new Run(seed, report, evidence.statistics(), evidence.recovery());
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
