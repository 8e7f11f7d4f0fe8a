package dev.souk.system.bench.experiment;

import static java.time.Duration.ofSeconds;

import dev.souk.launcher.api.ProcessStatus.State;
import dev.souk.launcher.api.RunningSouk;
import dev.souk.system.bench.load.Customer;
import dev.souk.system.bench.load.FreeCustomers;
import dev.souk.system.bench.load.FreeCustomers.Request;
import dev.souk.system.bench.load.Load;
import dev.souk.system.bench.load.Shop;
import dev.souk.system.bench.result.Outcome;
import dev.souk.system.bench.result.Outcome.Work;
import dev.souk.system.chaos.environment.Pacing;
import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Measures the most that a system does, then asks for more: orders first, then reads. */
public final class OverloadExperiment {

    /** Twice the p99 at the peak is as slow as a response may be, and never less than this. */
    private static final double SLOW_MILLIS = 500;

    private final ExperimentRun run;
    private final Duration stage; // for which the peak, and then each multiple of it, is asked for

    private OverloadExperiment(ExperimentRun run) {
        this.run = run;
        this.stage = run.sized(ofSeconds(20), ofSeconds(3));
    }

    /** What customers ask for, each time another of them; one more of them asks for it all the time. */
    private record Demand(String name, Request request, FreeCustomers customers, Customer prober) {

        Work work() {
            return () -> customers.perform(request);
        }
    }

    /** Measures everything. */
    public static void run(ExperimentRun run) throws IOException, InterruptedException {
        var experiment = new OverloadExperiment(run);
        run.measure(run.options("overload"), experiment::measure);
    }

    private void measure(RunningSouk souk) throws IOException, InterruptedException {
        run.report().with("seconds of each load", stage.toSeconds());
        int customers = run.sized(480, 48);
        try (Shop shop = Shop.open(souk, customers)) {
            Customer prober = shop.customers().getFirst();
            var free = new FreeCustomers(shop.customers().subList(1, customers), Duration.ZERO);
            load(new Demand("orders", Customer::order, free, prober));
            load(new Demand("reads", customer -> customer.get("/wallet"), free, prober));
        }
        souk.status().processes().stream()
                .filter(process -> process.state() != State.UP)
                .forEach(process -> run.requireAsConfigured(false, process.name() + " is not up"));
    }

    private void load(Demand demand) throws InterruptedException {
        List<Work> busy = Collections.nCopies(run.sized(24, 8), demand.work()); // in a closed loop enough for the peak
        Load.closed(busy, run.sized(ofSeconds(40), ofSeconds(5)));
        Outcome peak = Load.closed(busy, stage);
        add(peak, demand.name(), "peak", null, peak.perSecond(), null, peak.millisAt(50), peak.millisAt(99), null);
        for (int multiple : run.sized(List.of(1, 3, 10), List.of(3))) {
            overload(demand, multiple, peak);
        }
    }

    private void overload(Demand demand, int multiple, Outcome peak) throws InterruptedException {
        double perSecond = multiple * peak.perSecond();
        double slowMillis = Math.max(SLOW_MILLIS, 2 * peak.millisAt(99));
        long end = System.nanoTime() + stage.toNanos();
        var lastBad = new AtomicLong(end);
        Work same = () -> demand.request().send(demand.prober());
        Thread prober = Pacing.repeat(() -> {
            long begin = System.nanoTime();
            boolean succeeds = same.succeeds();
            long now = System.nanoTime();
            if (!succeeds || (now - begin) / 1e6 > slowMillis) {
                lastBad.set(now);
            }
        });
        Outcome outcome = Load.open(perSecond, demand.work(), stage);
        Pacing.pause(run.sized(ofSeconds(10), ofSeconds(5))); // should be enough to recover
        double recovery = Math.max(0, (lastBad.get() - end) / 1e9);
        Pacing.stop(prober); // whose request fails then
        add(
                outcome,
                demand.name(),
                multiple + " x",
                perSecond,
                outcome.perSecond(),
                outcome.perSecond() / peak.perSecond(),
                outcome.millisAt(50),
                outcome.millisAt(99),
                recovery);
    }

    private void add(Outcome outcome, @Nullable Object... row) {
        run.row(
                "What is done while more is asked for than the system can do",
                "demand | load | asked, 1/s | done, 1/s | of peak | p50, ms | p99, ms | recovery, s",
                outcome,
                row);
        run.requireAsConfigured(outcome.done() > 0, "nothing was done");
    }
}
