package dev.souk.system.bench.shopping;

import dev.souk.system.bench.load.Customer;
import dev.souk.system.chaos.environment.Pacing;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
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

    private final BlockingQueue<Shopper> free;
    private final double perSecond;
    private final RandomGenerator random;
    private final LoadFigures figures = new LoadFigures();

    /** Customers who are logged in, and how many steps they take in a second, all together. */
    public ShoppingLoad(List<Customer> customers, double perSecond, RandomGenerator random) {
        long now = System.nanoTime();
        this.free = new LinkedBlockingQueue<>(
                customers.stream().map(customer -> new Shopper(customer, now)).toList());
        this.perSecond = perSecond;
        this.random = random;
    }

    /** What shoppers have done so far. */
    public LoadFigures figures() {
        return figures;
    }

    /** Runs for that time, tells of each second, and returns when all steps have ended. */
    public LoadFigures run(Duration duration, Consumer<String> eachSecond) throws InterruptedException {
        double period = TimeUnit.SECONDS.toNanos(1) / perSecond;
        long steps = (long) (duration.toNanos() / period);
        var remaining = new CountDownLatch(Math.toIntExact(steps));
        long start = System.nanoTime();
        try (ScheduledExecutorService reports = Executors.newSingleThreadScheduledExecutor()) {
            var _ = reports.scheduleAtFixedRate(
                    () -> eachSecond.accept(figures.line(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start))),
                    1,
                    1,
                    TimeUnit.SECONDS);
            for (long number = 0; number < steps; number++) {
                long due = start + (long) (number * period);
                Pacing.pause(TimeUnit.NANOSECONDS.toMillis(due - System.nanoTime()));
                Step step = Step.next(random);
                Thread.ofVirtual().start(() -> {
                    perform(step, due);
                    remaining.countDown();
                });
            }
            remaining.await();
            reports.shutdownNow();
        }
        return figures;
    }

    private void perform(Step step, long due) {
        try {
            Shopper shopper = free.poll(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
            if (shopper == null) {
                figures.failed(step, "no shopper was free within %s s".formatted(TIMEOUT.toSeconds()));
                return;
            }
            perform(step, due, shopper);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void perform(Step step, long due, Shopper shopper) {
        try {
            shopper.perform(step);
            figures.done(step, due, System.nanoTime());
        } catch (IOException failure) {
            figures.failed(step, String.valueOf(failure.getMessage()));
        } finally {
            free.add(shopper);
        }
    }
}
