package dev.souk.system.bench.shopping;

import dev.souk.system.bench.load.Customer;
import dev.souk.system.bench.load.FreeCustomers;
import dev.souk.system.bench.load.Load;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * An open loop: steps are due at a fixed rate, and each is done by the shopper who has been free for longest. A step
 * that has to wait for a shopper counts from when it was due (coordinated omission, Gil Tene).
 */
public final class ShoppingLoad {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final FreeCustomers shoppers;
    private final double perSecond;
    private final RandomGenerator random;
    private final LoadFigures figures = new LoadFigures();

    /** Customers who are logged in, and how many steps they take in a second, all together. */
    public ShoppingLoad(List<Customer> customers, double perSecond, RandomGenerator random) {
        this.shoppers = new FreeCustomers(customers, TIMEOUT);
        this.perSecond = perSecond;
        this.random = random;
    }

    /** What shoppers have done so far. */
    public LoadFigures figures() {
        return figures;
    }

    /** Runs for that time, tells of each second, and returns when all steps have ended. */
    public LoadFigures run(Duration duration, Consumer<String> eachSecond) throws InterruptedException {
        long start = System.nanoTime();
        try (ScheduledExecutorService reports = Executors.newSingleThreadScheduledExecutor()) {
            var _ = reports.scheduleAtFixedRate(
                    () -> eachSecond.accept(figures.line(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start))),
                    1,
                    1,
                    TimeUnit.SECONDS);
            if (!Load.open(perSecond, this::takeStep, Load.during(perSecond, duration))) {
                figures.fail("not done in time");
            }
            reports.shutdownNow();
        }
        return figures;
    }

    private void takeStep(long due) {
        Step step = Step.next(random);
        figures.record(
                step,
                () -> shoppers.perform(customer -> {
                    customer.caller().logInAgain();
                    step.perform(customer);
                }),
                due);
    }
}
