package dev.souk.system.bench.compare;

import dev.souk.system.bench.compare.Comparison.Plan;
import dev.souk.system.bench.figure.Measurements;
import dev.souk.system.bench.load.Caller;
import dev.souk.system.bench.load.Customer;
import dev.souk.system.bench.load.HttpAddress;
import dev.souk.system.bench.load.Shop;
import dev.souk.system.bench.load.Work;
import dev.souk.system.bench.measured.BenchmarkedSystem;
import dev.souk.system.bench.measured.CpuMeter;
import dev.souk.system.bench.measured.LoadWindows;
import dev.souk.system.bench.result.Report;
import dev.souk.system.chaos.environment.Pacing;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One side of a comparison, with what was measured on it. */
final class ComparedSystem {

    private static final String READ_SERVICE = "cart-service";
    private static final double PERCENT = 100;

    private final BenchmarkedSystem system;
    private final Plan plan;
    private final Report report;
    private final Measurements measurements = new Measurements();
    private long orders;
    private @Nullable Shop shop;

    ComparedSystem(BenchmarkedSystem system, Plan plan, Report report) {
        this.system = system;
        this.plan = plan;
        this.report = report;
    }

    /** Starts it for the first time, and creates what the load needs. */
    void prepare(boolean asBuilt) throws IOException, InterruptedException {
        system.startFirst(asBuilt);
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
    void start() throws IOException, InterruptedException {
        system.start();
    }

    /** A start, then some load, then silence, while the other side is stopped. */
    void measureStart() throws IOException, InterruptedException {
        long begin = System.nanoTime();
        system.start();
        measureAfterStart(begin);
    }

    /** The same with the first start, which creates the data: no figure that can be compared with that of others. */
    void measureFirstStart(boolean asBuilt) throws IOException, InterruptedException {
        long begin = System.nanoTime();
        system.startFirst(asBuilt);
        openShop();
        measureAfterStart(begin);
    }

    private void measureAfterStart(long begin) throws IOException, InterruptedException {
        measurements.add("start to ready", "s", secondsSince(begin));
        Customer first = shop().customers().getFirst();
        first.caller().logIn();
        first.order();
        measurements.add("start to first confirmed order", "s", secondsSince(begin));
        measurements.add("memory after first order", "MiB", system.memoryMebibytes());
        shop().logIn();
        report.whileCold(label(), LoadWindows.unmeasured(shop().customers(), plan.afterStart()));
        measurements.add("memory after load", "MiB", system.memoryMebibytes());
        measureIdle();
    }

    private void measureIdle() throws IOException, InterruptedException {
        shop().close(); // an open connection may cost something
        Pacing.pause(plan.pause());
        var meter = new CpuMeter(system.processes());
        long begin = System.nanoTime();
        Pacing.pause(plan.idle());
        Map<String, Duration> spent = meter.spent();
        double seconds = secondsSince(begin);
        measurements.add("idle CPU", "%", percent(CpuMeter.total(spent), seconds));
        spent.forEach((service, cpu) -> measurements.add("idle CPU: " + service, "%", percent(cpu, seconds)));
    }

    void warmUp() throws IOException {
        shop().logIn();
        LoadWindows.warmUp(system, report, shop().customers(), plan.orders());
    }

    /** A single user, then reads, then orders of all users. */
    void measureLoad() throws IOException, InterruptedException {
        shop().logIn();
        var load = new LoadWindows(system, measurements, report);
        List<Customer> customers = shop().customers();
        orders += load.oneUser(customers.getFirst(), plan.oneUser());
        List<Caller> callers = customers.stream().map(Customer::caller).toList();
        load.perSecond("reads through the gateway", reads(callers), plan.reads());
        Optional<HttpAddress> service = system.instance(READ_SERVICE);
        if (service.isPresent()) {
            List<Caller> direct =
                    callers.stream().map(caller -> caller.at(service.get())).toList();
            load.perSecond("reads at the service", reads(direct), plan.reads());
            for (Caller caller : direct) {
                caller.close();
            }
        }
        orders += load.orders(customers, plan.orders()).done();
    }

    private static List<Work> reads(List<Caller> callers) {
        return callers.stream().<Work>map(caller -> caller::readItems).toList();
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

    String label() {
        return system.side().label();
    }

    Measurements measurements() {
        return measurements;
    }

    long orders() {
        return orders;
    }
}
