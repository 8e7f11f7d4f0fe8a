package dev.souk.system.bench.release;

import static java.time.Duration.ofSeconds;

import dev.souk.console.metrics.ObservedCallers;
import dev.souk.launcher.api.RunningSouk;
import dev.souk.launcher.api.Souk;
import dev.souk.launcher.api.SoukOperations.Verb;
import dev.souk.launcher.api.SoukOptions;
import dev.souk.launcher.api.Topology;
import dev.souk.system.bench.ExperimentRun;
import dev.souk.system.bench.load.Outcome;
import dev.souk.system.bench.load.Shop;
import dev.souk.system.bench.measured.ServiceCallers;
import dev.souk.system.bench.release.TestBuild.Released;
import dev.souk.system.bench.result.Report;
import dev.souk.system.bench.result.Table;
import dev.souk.system.chaos.environment.Pacing;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Releases good and broken builds under load, each on a system of its own, and counts what fails. */
public final class BlueGreenExperiment {

    /** The service with most calls, from the gateway and from order-service. */
    private static final String SERVICE = Topology.USERS.name();

    private static final int INSTANCES = 2;
    private static final String VERSION = "next";
    private static final Pattern BACK = Pattern.compile("Back to the old version: (.*)\\.");
    private static final int STAGES = 3;
    private static final int ALL = 100;

    private final ExperimentRun run;
    private final Plan plan;
    private final Report report;
    private final Table builds;

    private BlueGreenExperiment(ExperimentRun run) throws IOException, InterruptedException {
        this.run = run;
        this.plan = run.brief()
                ? new Plan(TestBuild.ALL.subList(0, 2), 8, 60, ofSeconds(5), 10, ofSeconds(3), ofSeconds(1))
                : new Plan(TestBuild.ALL, 16, 100, ofSeconds(20), 50, ofSeconds(20), ofSeconds(5));
        this.report = run.report("blue-green")
                .with("two instances of", SERVICE)
                .with("connections", plan.clients())
                .with("calls a second", plan.perSecond())
                .with("seconds of each stage", plan.stage().toSeconds());
        this.builds = report.table(new Table(
                "What customers notice of a release, and calls to the new version",
                "build",
                "end",
                "took, s",
                "calls",
                "failed",
                "share, %",
                "new calls",
                "new failed",
                "p50, ms",
                "p99, ms",
                "reason"));
    }

    /**
     * How much is measured.
     *
     * @param clients customers with a connection each
     * @param perSecond calls of all of them together
     * @param stage how long each of the three stages takes
     * @param calls that the new version must have had in each stage
     * @param warmUp load before the release
     * @param settling load after it
     */
    private record Plan(
            List<TestBuild> builds,
            int clients,
            int perSecond,
            Duration stage,
            int calls,
            Duration warmUp,
            Duration settling) {}

    /** Measures everything. */
    public static Report run(ExperimentRun run) throws IOException, InterruptedException {
        var experiment = new BlueGreenExperiment(run);
        for (TestBuild build : experiment.plan.builds()) {
            String folder = "blue-green-" + TestBuild.ALL.indexOf(build);
            SoukOptions options = build.applied(run.systems().optionsWithHighLimits(folder), Topology.USERS, INSTANCES);
            run.systems().measure(build.name(), options, souk -> experiment.measure(build, souk, options.state()));
        }
        return experiment.report;
    }

    private void measure(TestBuild build, RunningSouk souk, Path state) throws IOException, InterruptedException {
        try (Shop shop = Shop.open(souk, plan.clients());
                var load = new SteadyLoad(shop, plan.perSecond());
                var callers = ServiceCallers.observe(souk, SERVICE, VERSION)) {
            Pacing.pause(plan.warmUp());
            var tally = new Tally(SERVICE);
            load.into(tally);
            long begin = System.nanoTime();
            Released released = build.analysed() ? analysed(callers, state) : replaced(callers, souk);
            double seconds = (System.nanoTime() - begin) / 1e9;
            Pacing.pause(plan.settling());
            load.into(new Tally(""));
            add(build, released, seconds, callers, tally.outcome());
        }
    }

    /** By the command, as people release. */
    private Released analysed(ObservedCallers callers, Path state) throws InterruptedException {
        var _ = callers.read();
        var lines = new StringWriter();
        int exit = Souk.commandLine()
                .setOut(new PrintWriter(lines, true))
                .execute(
                        "blue-green",
                        SERVICE,
                        "--version=" + VERSION,
                        "--seconds=" + plan.stage().toSeconds(),
                        "--calls=" + plan.calls(),
                        "--no-build",
                        "--state=" + state);
        lines.toString().lines().forEach(run::say);
        var _ = callers.read();
        Matcher back = BACK.matcher(lines.toString());
        return new Released(exit == 0, back.find() ? back.group(1) : "");
    }

    /** As long as the stages take: until then nobody has looked. */
    private Released replaced(ObservedCallers callers, RunningSouk souk) throws InterruptedException {
        souk.beginRelease(SERVICE, VERSION, null);
        var _ = callers.read();
        souk.shareCalls(SERVICE, ALL);
        Pacing.pause(plan.settling());
        souk.perform(Verb.COMPLETE_RELEASE, SERVICE);
        Pacing.pause(plan.stage().multipliedBy(STAGES));
        var _ = callers.read();
        return new Released(true, "");
    }

    private void add(TestBuild build, Released released, double seconds, ObservedCallers callers, Outcome calls) {
        builds.add(
                build.name(),
                released.promoted() ? "promoted" : "back",
                seconds,
                calls.requests(),
                calls.failed(),
                100.0 * calls.failed() / calls.requests(),
                Math.round(callers.next().calls()),
                Math.round(callers.next().failures()),
                calls.millisAt(50),
                calls.millisAt(99),
                released.reason());
        builds.failures(calls.errors());
        run.say(builds.last());
        report.require(build.endsAsRequired(released, calls), build.name() + " did not end as required");
    }
}
