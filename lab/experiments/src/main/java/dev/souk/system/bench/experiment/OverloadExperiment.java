package dev.souk.system.bench.experiment;

import dev.souk.launcher.api.RunningSouk;
import dev.souk.system.bench.load.Customer;
import dev.souk.system.bench.load.Customer.Request;
import dev.souk.system.bench.load.Load;
import dev.souk.system.bench.load.Shop;
import dev.souk.system.bench.result.Outcome;
import dev.souk.system.bench.result.Outcome.Work;
import dev.souk.system.chaos.load.Pacing;
import dev.souk.tools.process.ProcessStatus.State;
import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Measures the most that a system does, then asks for more: orders first, then reads. */
record OverloadExperiment(ExperimentRun run, Duration stage) {

    private static final String TITLE = "What is done while more is asked for than the system can do";
    private static final String HEADINGS =
            "demand | load | asked, 1/s | done, 1/s | of peak | p50, ms | p99, ms | recovery, s";

    /** Twice the p99 at the peak is as slow as a response may be, and never less than this. */
    private static final double SLOW_MILLIS = 500;

    /** What customers ask for, each time another of them; one more of them asks for it all the time. */
    private record Demand(String name, Request request, Shop customers, Customer prober) implements Work {

        @Override
        public void perform() throws IOException {
            customers.perform(request, Duration.ZERO);
        }
    }

    static void run(ExperimentRun run) throws IOException, InterruptedException {
        var experiment = new OverloadExperiment(run, run.seconds(20, 3));
        run.measure(run.options("overload", Map.of()), run.sized(480, 48), experiment::measure);
    }

    private void measure(RunningSouk souk, Shop shop) throws InterruptedException {
        run.report().with("seconds of each load", stage.toSeconds());
        var others = new Shop(shop.customers().subList(1, shop.customers().size()));
        load(new Demand("orders", Customer::order, others, shop.first()));
        load(new Demand("reads", customer -> customer.get("/wallet"), others, shop.first()));
        souk.status().processes().stream()
                .filter(process -> process.state() != State.UP)
                .forEach(process -> run.requireAsConfigured(false, process.name() + " is not up"));
    }

    private void load(Demand demand) throws InterruptedException {
        List<Work> busy = Collections.nCopies(run.sized(24, 8), demand); // in a closed loop enough for the peak
        Load.closed(busy, run.seconds(40, 5));
        Outcome peak = peak(demand.name(), busy);
        add(peak, demand.name(), "peak", null, peak.perSecond(), null, null);
        for (int multiple : run.sized(List.of(1, 3, 10), List.of(3))) {
            overload(demand, multiple, peak);
        }
    }

    /** What fails at the peak makes it none. */
    Outcome peak(String demand, List<Work> busy) {
        return run.report().measured(demand, Load.closed(busy, stage));
    }

    private void overload(Demand demand, int multiple, Outcome peak) throws InterruptedException {
        double perSecond = multiple * peak.perSecond();
        double slowMillis = Math.max(SLOW_MILLIS, 2 * peak.millisAt(99));
        long end = System.nanoTime() + stage.toNanos();
        var lastBad = new AtomicLong(end);
        var begun = new AtomicLong(end); // the last probe, or the pause after it
        Work same = () -> demand.request().send(demand.prober());
        Thread prober = Pacing.repeat(() -> {
            begun.set(System.nanoTime());
            boolean succeeds = same.succeeds();
            long now = System.nanoTime();
            if ((now - begun.getAndSet(now)) / 1e6 > slowMillis || !succeeds) {
                lastBad.set(now);
            }
        });
        Outcome outcome = Load.open(perSecond, demand, stage);
        Pacing.pause(run.seconds(10, 5)); // should be enough to recover
        long now = System.nanoTime();
        boolean isWaiting = (now - begun.get()) / 1e6 > slowMillis;
        double recovery = Math.max(0, ((isWaiting ? now : lastBad.get()) - end) / 1e9);
        Pacing.stop(prober); // whose request fails then
        double done = Math.min(outcome.perSecond(), 1.0 * outcome.done() / stage.toSeconds()); // perhaps nothing later
        add(outcome, demand.name(), multiple + " x", perSecond, done, done / peak.perSecond(), recovery);
    }

    private void add(Outcome outcome, @Nullable Object... others) {
        run.row(TITLE, HEADINGS, outcome, others);
        run.requireAsConfigured(outcome.done() > 0, "nothing was done");
    }
}
