package dev.souk.system.chaos;

import dev.souk.launcher.api.Progress;
import dev.souk.launcher.api.RunningSouk;
import dev.souk.launcher.api.Souk;
import dev.souk.system.chaos.fault.Fault;
import dev.souk.system.chaos.fault.FaultInjector;
import dev.souk.system.chaos.fault.FaultTargets;
import dev.souk.system.chaos.fault.Incident;
import dev.souk.system.chaos.fault.Rewind;
import dev.souk.system.chaos.fault.Schedule;
import dev.souk.system.chaos.load.History;
import dev.souk.system.chaos.load.LoadGenerator;
import dev.souk.system.chaos.load.Pacing;
import dev.souk.system.check.Checker;
import dev.souk.system.check.Report;
import dev.souk.system.check.TableDigest;
import dev.souk.system.check.Verdict;
import dev.souk.system.observe.Target;
import dev.souk.system.observe.TopicContents;
import dev.souk.tools.ToolException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import picocli.CommandLine.Help.Ansi;

/**
 * Starts a system, injects the faults of every seed under load, waits for rest, and checks all invariants.
 *
 * @param unexpectedExits processes that ended without being killed or stopped
 */
record Chaos(ChaosCommand options, RunningSouk souk, Path state, Queue<String> unexpectedExits, Consumer<String> out) {

    private static final Duration REST_LIMIT = Duration.ofMinutes(3);

    /**
     * Runs all seeds.
     *
     * @param out takes every line of the report, as things happen; at the end a summary, with a line for each seed
     * @throws ToolException when the system does not start
     */
    static Report run(ChaosCommand options, Path state, Consumer<String> out) throws InterruptedException {
        var exits = new ConcurrentLinkedQueue<String>();
        RunningSouk souk = Souk.LAUNCHER.assemble(options.souk(state), progress -> {
            if (progress instanceof Progress.Preparing preparing) {
                out.accept("preparing " + preparing.what());
            } else if (progress instanceof Progress.Ended ended) {
                exits.add(ended.process() + " " + ended.how());
                options.holdsSoFar.set(false);
                out.accept(ended.process() + " " + ended.how());
            }
        });
        Runtime.getRuntime().addShutdownHook(new Thread(() -> options.end(souk, state), "stop"));
        try (souk) {
            souk.start();
            return new Chaos(options, souk, state, exits, out).run();
        }
    }

    private Report run() throws InterruptedException {
        var summary = new ArrayList<String>();
        Report report = new Report(List.of());
        FaultTargets.of(souk).services().forEach(it -> new Fault.FullDisk(it, 0).stop(souk)); // left by a killed run
        for (long seed : options.seeds) {
            report = report.and(run(seed, summary::add));
        }
        Report replay = replay();
        replay.claims(Ansi.OFF).forEach(out);
        report = report.and(replay);
        summary.forEach(out);
        out.accept(report.holds() ? "Nothing lost, doubled or oversold." : "BROKEN: " + report.broken());
        return report;
    }

    private Target target() {
        return Target.of(souk.status());
    }

    private Report run(long seed, Consumer<String> summary) throws InterruptedException {
        var targets = FaultTargets.of(souk);
        var schedule = Schedule.draw(seed, options.length(), targets, options.kinds);
        int ofProcesses = schedule.processes().size();
        int others = schedule.networkAndData().size();
        out.accept("seed %s: %s + %s faults within %s s, %s shoppers"
                .formatted(seed, ofProcesses, others, options.length().toSeconds(), options.shoppers));
        var history = new History(state.resolve("chaos/history-%s.jsonl".formatted(seed)), Clock.systemUTC());
        List<Incident> incidents = inject(schedule, seed, history);
        Checker.awaitRest(target(), REST_LIMIT);
        var evidence = RunEvidence.read(target(), ofProcesses + others, history, incidents);
        Report report = Checker.check(target())
                .and(Checker.checkLogs(target(), state.resolve("logs")))
                .and(evidence.check(target(), unexpectedExits));
        report.claims(Ansi.OFF).forEach(out);
        options.holdsSoFar.compareAndSet(true, report.holds());
        String verdict = report.holds() ? "everything holds" : "BROKEN " + report.broken();
        long recovery = evidence.recovery().toMillis();
        summary.accept(
                "seed %s: %s; %s; at rest after %s ms".formatted(seed, verdict, evidence.statistics(), recovery));
        return report;
    }

    /** Lets every service consume everything again from the first record and checks that this changes nothing (I10). */
    private Report replay() {
        TableDigest before = TableDigest.of(target());
        List<Rewind> services =
                FaultTargets.of(souk).services().stream().map(Rewind::new).toList();
        services.forEach(service -> service.start(souk));
        services.forEach(service -> service.stop(souk));
        boolean done = Checker.awaitRest(target(), REST_LIMIT);
        var finished = new Verdict("I10", "everything is consumed again");
        finished.expect(done, "the system", "is not at rest after %s s", REST_LIMIT.toSeconds());
        return new Report(List.of(
                        finished,
                        before.compareTo(TableDigest.of(target())),
                        RunEvidence.nothingElseIsDeadLettered(TopicContents.of(target())),
                        RunEvidence.noExits(unexpectedExits)))
                .and(Checker.check(target()));
    }

    private List<Incident> inject(Schedule schedule, long seed, History history) throws InterruptedException {
        try (var load = new LoadGenerator()) {
            load.start(souk.status(), history, seed, options.shoppers);
            long end = history.now() + options.length().toMillis();
            List<Incident> incidents = new FaultInjector(souk, history::now, out).inject(schedule);
            Pacing.pause(end - history.now());
            return incidents;
        }
    }
}
