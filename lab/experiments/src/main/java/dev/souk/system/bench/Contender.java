package dev.souk.system.bench;

import dev.souk.system.bench.figure.Decimals;
import dev.souk.system.bench.figure.Figure;
import dev.souk.system.bench.figure.Measurements;
import dev.souk.system.bench.load.Customer;
import dev.souk.system.bench.load.Outcome;
import dev.souk.system.bench.load.Shop;
import dev.souk.system.bench.measured.BenchmarkedSystem;
import dev.souk.system.bench.measured.CpuMeter;
import dev.souk.system.bench.window.LoadWindows;
import dev.souk.system.bench.window.SideFailures;
import dev.souk.system.chaos.environment.Pacing;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One side of a comparison, with what was measured on it. */
final class Contender {

    private static final double PERCENT = 100;

    private final BenchmarkedSystem system;
    private final ComparisonPlan plan;
    private final Measurements measurements = new Measurements();
    private final List<Double> warmUp = new ArrayList<>();
    private final SideFailures failures;
    private long orders;
    private @Nullable Shop shop;

    Contender(BenchmarkedSystem system, ComparisonPlan plan) {
        this.system = system;
        this.plan = plan;
        this.failures = new SideFailures(system.side().label(), plan.brief());
    }

    /** Starts it for the first time, and creates what the load needs. */
    void prepare() throws IOException, InterruptedException {
        system.startFirst(plan.asBuilt());
        system.awaitPreparation();
        openShop();
    }

    private void openShop() throws IOException, InterruptedException {
        shop = Shop.open(system.gateway(), system.admin(), plan.users());
    }

    /** Stops it; connections would break at the next start. */
    void stop() throws IOException, InterruptedException {
        if (shop != null) {
            shop.close();
        }
        system.stop();
    }

    /** Starts it unless it runs. */
    void ensureStarted() throws IOException, InterruptedException {
        system.start();
    }

    /** A start, then some load, then silence, while the other side is stopped. */
    void measureStart() throws IOException, InterruptedException {
        long begin = System.nanoTime();
        system.start();
        measureAfterStart(begin);
    }

    /** The same with the first start, which creates the data: no figure that can be compared with that of others. */
    void measureFirstStart() throws IOException, InterruptedException {
        long begin = System.nanoTime();
        system.startFirst(plan.asBuilt());
        openShop();
        measureAfterStart(begin);
    }

    private void measureAfterStart(long begin) throws IOException, InterruptedException {
        measurements.add(Figure.START, secondsSince(begin));
        Customer first = shop().customers().getFirst();
        first.caller().logIn();
        first.order();
        measurements.add(Figure.FIRST_ORDER, secondsSince(begin));
        measurements.add(Figure.MEMORY, system.memoryMebibytes());
        loadWhileCold(plan.afterStart().load());
        measurements.add(Figure.MEMORY_AFTER_LOAD, system.memoryMebibytes());
        measureIdle();
    }

    private void measureIdle() throws IOException, InterruptedException {
        shop().close(); // an open connection may cost something
        Pacing.pause(plan.afterStart().pause());
        var meter = new CpuMeter(system.processes());
        long begin = System.nanoTime();
        Pacing.pause(plan.afterStart().idle());
        Map<String, Duration> spent = meter.spent();
        double seconds = secondsSince(begin);
        measurements.add(Figure.IDLE, percent(CpuMeter.total(spent), seconds));
        spent.forEach((service, cpu) -> measurements.add(Figure.idleOf(service), percent(cpu, seconds)));
    }

    void warmUp() throws IOException {
        warmUp.add(Decimals.rounded(loadWhileCold(plan.warmUp()).perSecond(), 1));
    }

    private Outcome loadWhileCold(Duration duration) throws IOException {
        shop().logIn();
        return failures.whileCold().count(LoadWindows.unmeasured(shop().customers(), duration));
    }

    void measureLoad() throws IOException, InterruptedException {
        shop().logIn();
        orders +=
                new LoadRound(shop(), plan, new LoadWindows(system, measurements, failures.whileMeasured())).measure();
    }

    private Shop shop() {
        return Objects.requireNonNull(shop, "prepared first");
    }

    private static double secondsSince(long begin) {
        return (System.nanoTime() - begin) / 1e9;
    }

    private static double percent(Duration cpu, double seconds) {
        return cpu.toMillis() / 1e3 / seconds * PERCENT;
    }

    BenchmarkedSystem system() {
        return system;
    }

    Measurements measurements() {
        return measurements;
    }

    List<Double> warmUps() {
        return List.copyOf(warmUp);
    }

    long orders() {
        return orders;
    }

    Map<String, Long> errors() {
        return failures.errors();
    }

    Map<String, Long> warmUpErrors() {
        return failures.whileCold().counts();
    }
}
