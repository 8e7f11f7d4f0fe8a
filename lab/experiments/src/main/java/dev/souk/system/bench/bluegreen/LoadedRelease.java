package dev.souk.system.bench.bluegreen;

import dev.souk.console.metrics.CallFigures;
import dev.souk.console.metrics.ObservedCallers;
import dev.souk.launcher.api.RunningSouk;
import dev.souk.launcher.api.Souk;
import dev.souk.launcher.api.SoukOperations.Verb;
import dev.souk.system.bench.load.Customer;
import dev.souk.system.bench.load.HttpAddress;
import dev.souk.system.bench.load.Shop;
import dev.souk.system.bench.measured.ServiceCallers;
import dev.souk.system.bench.result.ReleasedBuild;
import dev.souk.system.bench.roll.Load;
import dev.souk.system.bench.roll.RollClient;
import dev.souk.system.bench.roll.Tally;
import dev.souk.system.chaos.environment.Pacing;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Releases a build of a service while customers use the shop, and counts what fails. */
public record LoadedRelease(
        RunningSouk souk, Path state, String service, BlueGreenPlan plan, Consumer<String> progress) {

    private static final String VERSION = "next";
    private static final Pattern BACK = Pattern.compile("Back to the old version: (.*)\\.");
    private static final int STAGES = 3;
    private static final int ALL = 100;
    private static final double NANOS = 1e9;

    /** The system is running, and its new instances have the defect of the build. */
    public ReleasedBuild run(TestBuild build) throws IOException, InterruptedException {
        HttpAddress gateway = HttpAddress.plain(URI.create(souk.gateway()));
        try (Shop shop = Shop.open(gateway, souk.status().admin(), plan.clients())) {
            shop.logIn();
            var clients = new ArrayList<RollClient>();
            for (Customer customer : shop.customers()) {
                clients.add(new RollClient(gateway, customer, clients.size()));
            }
            try (var load = new Load(clients, plan.perSecond())) {
                Pacing.pause(plan.warmUp());
                return release(build, load);
            }
        }
    }

    private ReleasedBuild release(TestBuild build, Load load) throws InterruptedException {
        var tally = new Tally(service);
        load.into(tally);
        long begin = System.nanoTime();
        try (var callers = ServiceCallers.observe(souk, service, VERSION)) {
            Released released = build.analysed() ? analysed(callers) : replaced(callers);
            double seconds = (System.nanoTime() - begin) / NANOS;
            Pacing.pause(plan.settling());
            load.into(new Tally(""));
            return result(build, released, seconds, callers.next(), tally);
        }
    }

    /** By the command, as people release. */
    private Released analysed(ObservedCallers callers) throws InterruptedException {
        var _ = callers.read();
        var lines = new StringWriter();
        int exit = Souk.commandLine()
                .setOut(new PrintWriter(lines, true))
                .execute(
                        "blue-green",
                        service,
                        "--version",
                        VERSION,
                        "--seconds",
                        Long.toString(plan.stage().toSeconds()),
                        "--calls",
                        Integer.toString(plan.calls()),
                        "--no-build",
                        "--state",
                        state.toString());
        lines.toString().lines().forEach(progress);
        var _ = callers.read();
        Matcher back = BACK.matcher(lines.toString());
        return new Released(exit == 0, back.find() ? back.group(1) : "");
    }

    /** As long as the stages take: until then nobody has looked. */
    private Released replaced(ObservedCallers callers) throws InterruptedException {
        souk.beginRelease(service, VERSION, null);
        var _ = callers.read();
        souk.shareCalls(service, ALL);
        Pacing.pause(plan.settling());
        souk.perform(Verb.COMPLETE_RELEASE, service);
        Pacing.pause(plan.stage().multipliedBy(STAGES));
        var _ = callers.read();
        return new Released(true, "");
    }

    /**
     * How it ended.
     *
     * @param promoted whether the new version runs now
     * @param reason why not; empty if it does
     */
    private record Released(boolean promoted, String reason) {}

    private static ReleasedBuild result(
            TestBuild build, Released released, double seconds, CallFigures next, Tally tally) {
        return new ReleasedBuild(
                build.name(),
                build.isGood(),
                build.analysed(),
                released.promoted(),
                released.reason(),
                Math.round(seconds),
                tally.calls(),
                tally.failures(),
                Math.round(next.calls()),
                Math.round(next.failures()),
                tally.latencies().millisAt(50),
                tally.latencies().millisAt(99));
    }
}
