package dev.souk.system.bench.bluegreen;

import dev.souk.launcher.release.BlueGreenRelease;
import dev.souk.launcher.release.CallFigures;
import dev.souk.launcher.release.CallerMetrics;
import dev.souk.launcher.release.Pace;
import dev.souk.launcher.release.ReleasePlan;
import dev.souk.launcher.release.ReleaseResult;
import dev.souk.launcher.running.RunningSouk;
import dev.souk.system.bench.load.Customer;
import dev.souk.system.bench.load.HttpAddress;
import dev.souk.system.bench.load.Shop;
import dev.souk.system.bench.result.ReleasedBuild;
import dev.souk.system.bench.roll.Load;
import dev.souk.system.bench.roll.RollClient;
import dev.souk.system.bench.roll.Tally;
import dev.souk.system.chaos.environment.Pacing;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.function.Consumer;

/** Releases a build of a service while customers use the shop, and counts what fails. */
public record LoadedRelease(RunningSouk souk, String service, BlueGreenPlan plan, Consumer<String> progress) {

    private static final String VERSION = "next";
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
        try (var callers = new CallerMetrics(souk, service, VERSION)) {
            ReleaseResult result = build.analysed() ? analysed(callers) : replaced(callers);
            double seconds = (System.nanoTime() - begin) / NANOS;
            Pacing.pause(plan.settling());
            load.into(new Tally(""));
            return result(build, result, seconds, callers.next(), tally);
        }
    }

    private ReleaseResult analysed(CallerMetrics callers) throws InterruptedException {
        ReleasePlan release = ReleasePlan.of(service, VERSION, null, plan.stage(), plan.calls());
        return new BlueGreenRelease(release, souk, callers, Pace.real(), progress).run();
    }

    /** As long as the stages take: until then nobody has looked. */
    private ReleaseResult replaced(CallerMetrics callers) throws InterruptedException {
        souk.beginRelease(service, VERSION, null);
        var _ = callers.read();
        souk.shareCalls(service, ALL);
        Pacing.pause(plan.settling());
        var running = souk.completeRelease(service);
        Pacing.pause(plan.stage().multipliedBy(STAGES));
        var _ = callers.read();
        return new ReleaseResult(true, "", running);
    }

    private static ReleasedBuild result(
            TestBuild build, ReleaseResult result, double seconds, CallFigures next, Tally tally) {
        return new ReleasedBuild(
                build.name(),
                build.isGood(),
                build.analysed(),
                result.promoted(),
                result.reason(),
                Math.round(seconds),
                tally.calls(),
                tally.failures(),
                Math.round(next.calls()),
                Math.round(next.failures()),
                tally.latencies().millisAt(50),
                tally.latencies().millisAt(99));
    }
}
