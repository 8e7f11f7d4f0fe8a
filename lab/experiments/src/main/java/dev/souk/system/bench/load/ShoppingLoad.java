package dev.souk.system.bench.load;

import dev.souk.system.bench.load.Customer.Request;
import dev.souk.system.bench.result.Outcome;
import dev.souk.system.bench.result.Table;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * Shoppers who do what people do. An open loop: steps are due at a fixed rate, and each is done by the shopper who has
 * been free for longest. A step that has to wait for a shopper counts from when it was due (coordinated omission, Gil
 * Tene).
 */
public final class ShoppingLoad {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final int PERCENT = 100;

    /** With the event stream of the order, until it is confirmed. */
    private final Step order = new Step("order", 10, Customer::order);

    /** Each as often as people do it: nine other steps for an order. */
    private final List<Step> steps = List.of(
            new Step("read the catalogue", 45, Customer::readItems),
            new Step("read the cart", 15, customer -> customer.get("/cart")),
            new Step("fill the cart", 15, Customer::fillCart),
            new Step("list the orders", 10, customer -> customer.get("/orders?limit=20")),
            new Step("read the wallet", 5, customer -> customer.get("/wallet")),
            order);

    private final Shop shop;
    private final double perSecond;
    private final RandomGenerator random;
    private volatile Outcome recent = new Outcome();

    /** What a shopper may do next, in how many of a hundred cases, and what came of it. */
    private record Step(String title, int percent, Request request, Outcome outcome) {

        Step(String title, int percent, Request request) {
            this(title, percent, request, new Outcome());
        }
    }

    /** The shoppers, and how many steps they take in a second, all together. */
    public ShoppingLoad(Shop shop, double perSecond, RandomGenerator random) {
        this.shop = shop;
        this.perSecond = perSecond;
        this.random = random;
    }

    /** Runs for that time, tells of each second, and returns when all steps have ended. */
    public void run(Duration duration, Consumer<String> eachSecond) throws InterruptedException {
        long start = System.nanoTime();
        Runnable report = () -> eachSecond.accept(line(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start)));
        try (ScheduledExecutorService reports = Executors.newSingleThreadScheduledExecutor()) {
            var _ = reports.scheduleAtFixedRate(report, 1, 1, TimeUnit.SECONDS);
            Load.open(perSecond, duration, order.outcome(), this::takeStep);
            reports.shutdownNow();
        }
    }

    private void takeStep(long due) {
        Step step = next();
        step.outcome().attempt(() -> {
            shop.perform(step.request(), TIMEOUT);
            long done = System.nanoTime();
            step.outcome().done(due, done);
            recent.done(due, done);
        });
    }

    private Step next() {
        int number = random.nextInt(PERCENT);
        for (Step step : steps) {
            number -= step.percent();
            if (number < 0) {
                return step;
            }
        }
        throw new IllegalStateException("The percentages add up to less than 100.");
    }

    /** How often something did not get the response that was expected. */
    public long failed() {
        return steps.stream().mapToLong(step -> step.outcome().failed()).sum();
    }

    /** About the time since the last such line. */
    private String line(long second) {
        Outcome ended = recent;
        recent = new Outcome();
        return String.format(
                Locale.ROOT,
                "%4s s  %5s done  p50 %.1f ms  p99 %.1f ms  %s orders  %s failed",
                second,
                ended.done(),
                ended.millisAt(50),
                ended.millisAt(99),
                order.outcome().done(),
                failed());
    }

    /** A row for each kind of step so far, then what failed. */
    public List<String> table() {
        var table =
                new Table("What shoppers have done", "step | done | failed | p50, ms | p90, ms | p99, ms | max, ms");
        steps.forEach(
                step -> table.add(step.outcome(), step.title(), step.outcome().done()));
        return table.lines();
    }
}
