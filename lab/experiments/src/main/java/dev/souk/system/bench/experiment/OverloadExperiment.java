package dev.souk.system.bench.experiment;

import static java.time.Duration.ofSeconds;

import dev.souk.launcher.api.ProcessStatus.State;
import dev.souk.launcher.api.RunningSouk;
import dev.souk.system.bench.ExperimentRun;
import dev.souk.system.bench.load.Customer;
import dev.souk.system.bench.load.FreeCustomers;
import dev.souk.system.bench.load.FreeCustomers.Request;
import dev.souk.system.bench.load.Load;
import dev.souk.system.bench.load.Shop;
import dev.souk.system.bench.result.Outcome;
import dev.souk.system.bench.result.Outcome.Work;
import dev.souk.system.bench.result.Table;
import dev.souk.system.chaos.environment.Pacing;
import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Measures the most that a system does, then asks for more: orders first, then reads. */
public final class OverloadExperiment {

    /** Twice the p99 at the peak is as slow as a response may be, and never less than this. */
    private static final double SLOW_MILLIS = 500;

    private final ExperimentRun run;
    private final Plan plan;
    private final Table stages = new Table(
            "What is done while more is asked for than the system can do",
            "demand | load | asked, 1/s | done, 1/s | of peak | p50, ms | p99, ms | recovery, s");

    private OverloadExperiment(ExperimentRun run) {
        this.run = run;
        this.plan = run.arguments().brief()
                ? new Plan(48, 8, List.of(3), ofSeconds(5), ofSeconds(3), ofSeconds(5))
                : new Plan(480, 24, List.of(1, 3, 10), ofSeconds(40), ofSeconds(20), ofSeconds(10));
        run.report().with("seconds of each load", plan.stage().toSeconds()).with(stages);
    }

    /**
     * How much is measured.
     *
     * @param customers with an address for 24 of them
     * @param busy of them, who in a closed loop are enough for the peak
     * @param multiples of the peak that are asked for
     * @param warmUp load before the peak is measured
     * @param stage for which the peak, and then each multiple of it, is asked for
     * @param after time in which the system should recover
     */
    private record Plan(
            int customers, int busy, List<Integer> multiples, Duration warmUp, Duration stage, Duration after) {}

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
        try (Shop shop = Shop.open(souk, plan.customers())) {
            Customer prober = shop.customers().getFirst();
            var free = new FreeCustomers(shop.customers().subList(1, plan.customers()), Duration.ZERO);
            load(new Demand("orders", Customer::order, free, prober));
            load(new Demand("reads", customer -> customer.get("/wallet"), free, prober));
        }
        souk.status().processes().stream()
                .filter(process -> process.state() != State.UP)
                .forEach(process -> run.report().require(!run.isAsConfigured(), process.name() + " is not up"));
    }

    private void load(Demand demand) throws InterruptedException {
        List<Work> busy = Collections.nCopies(plan.busy(), demand.work());
        Load.closed(busy, plan.warmUp());
        Outcome peak = Load.closed(busy, plan.stage());
        add(peak, demand.name(), "peak", null, peak.perSecond(), null, peak.millisAt(50), peak.millisAt(99), null);
        for (int multiple : plan.multiples()) {
            overload(demand, multiple, peak);
        }
    }

    private void overload(Demand demand, int multiple, Outcome peak) throws InterruptedException {
        double perSecond = multiple * peak.perSecond();
        double slowMillis = Math.max(SLOW_MILLIS, 2 * peak.millisAt(99));
        try (var probe = new Probe(() -> demand.request().send(demand.prober()), slowMillis)) {
            long end = System.nanoTime() + plan.stage().toNanos();
            Outcome outcome = Load.open(perSecond, demand.work(), plan.stage());
            Pacing.pause(plan.after());
            add(
                    outcome,
                    demand.name(),
                    multiple + " x",
                    perSecond,
                    outcome.perSecond(),
                    outcome.perSecond() / peak.perSecond(),
                    outcome.millisAt(50),
                    outcome.millisAt(99),
                    probe.secondsUntilWell(end));
        }
    }

    private void add(Outcome outcome, @Nullable Object... row) {
        stages.add(row);
        stages.failures(outcome.errors());
        run.say(stages.last());
        run.report().require(!run.isAsConfigured() || outcome.done() > 0, "nothing was done");
    }
}
