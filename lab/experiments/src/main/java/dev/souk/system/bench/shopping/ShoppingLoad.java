package dev.souk.system.bench.shopping;

import dev.souk.system.bench.load.Customer;
import dev.souk.system.bench.load.IndependentUsers;
import dev.souk.system.bench.load.UnexpectedResponseException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
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

    /** Before the token expires, after 15 minutes. */
    private static final long LOGIN_NANOS = Duration.ofMinutes(10).toNanos();

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

    /** A customer with the time of the last login. */
    private record Shopper(Customer customer, long loggedInNanos) {}

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
            if (!new IndependentUsers(perSecond).run(this::takeStep, duration)) {
                figures.fail("not done in time");
            }
            reports.shutdownNow();
        }
        return figures;
    }

    private void takeStep(long due) {
        Step step = Step.next(random);
        figures.record(step, () -> take(step), due);
    }

    private void take(Step step) throws IOException {
        Shopper shopper = freeShopper();
        long loggedInNanos = shopper.loggedInNanos();
        try {
            if (System.nanoTime() - loggedInNanos > LOGIN_NANOS) {
                shopper.customer().caller().logIn();
                loggedInNanos = System.nanoTime();
            }
            step.perform(shopper.customer());
        } finally {
            free.add(new Shopper(shopper.customer(), loggedInNanos));
        }
    }

    private Shopper freeShopper() throws IOException {
        try {
            Shopper shopper = free.poll(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
            if (shopper == null) {
                throw new UnexpectedResponseException("no shopper was free within %s s".formatted(TIMEOUT.toSeconds()));
            }
            return shopper;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        }
    }
}
