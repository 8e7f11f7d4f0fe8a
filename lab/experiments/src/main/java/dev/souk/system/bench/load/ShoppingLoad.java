package dev.souk.system.bench.load;

import dev.souk.system.bench.result.Outcome;
import dev.souk.system.bench.result.Table;
import java.io.IOException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
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

    private final FreeCustomers shoppers;
    private final double perSecond;
    private final RandomGenerator random;
    private final Map<Step, Outcome> steps = new EnumMap<>(Step.class);
    private volatile Outcome recent = new Outcome();

    /** What a shopper does next. */
    private enum Step {
        READ_ITEMS("read the catalogue", 45),
        READ_CART("read the cart", 15),
        FILL_CART("fill the cart", 15),
        LIST_ORDERS("list the orders", 10),
        READ_WALLET("read the wallet", 5),
        /** With the event stream of the order, until it is confirmed. */
        ORDER("order", 10);

        private static final int ALL = 100;

        private final String title;
        private final int percent;

        Step(String title, int percent) {
            this.title = title;
            this.percent = percent;
        }

        /** Each as often as people do it: ten looks at the shop for an order. */
        private static Step next(RandomGenerator random) {
            int number = random.nextInt(ALL);
            for (Step step : values()) {
                number -= step.percent;
                if (number < 0) {
                    return step;
                }
            }
            throw new IllegalStateException("The percentages add up to less than 100.");
        }

        private void perform(Customer customer) throws IOException {
            switch (this) {
                case READ_ITEMS -> customer.readItems();
                case READ_CART -> customer.get("/cart");
                case FILL_CART -> customer.fillCart();
                case LIST_ORDERS -> customer.get("/orders?limit=20");
                case READ_WALLET -> customer.get("/wallet");
                case ORDER -> customer.order();
            }
        }
    }

    /** Customers who are logged in, and how many steps they take in a second, all together. */
    public ShoppingLoad(List<Customer> customers, double perSecond, RandomGenerator random) {
        this.shoppers = new FreeCustomers(customers, TIMEOUT);
        this.perSecond = perSecond;
        this.random = random;
        for (Step step : Step.values()) {
            steps.put(step, new Outcome());
        }
    }

    /** Runs for that time, tells of each second, and returns when all steps have ended. */
    public void run(Duration duration, Consumer<String> eachSecond) throws InterruptedException {
        long start = System.nanoTime();
        try (ScheduledExecutorService reports = Executors.newSingleThreadScheduledExecutor()) {
            var _ = reports.scheduleAtFixedRate(
                    () -> eachSecond.accept(line(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start))),
                    1,
                    1,
                    TimeUnit.SECONDS);
            if (!Load.open(perSecond, this::takeStep, Load.during(perSecond, duration))) {
                of(Step.ORDER).fail("not done in time");
            }
            reports.shutdownNow();
        }
    }

    private void takeStep(long due) {
        Step step = Step.next(random);
        of(step).record(
                        () -> {
                            shoppers.perform(customer -> {
                                customer.logInAgain();
                                step.perform(customer);
                            });
                            recent.done(due, System.nanoTime());
                        },
                        due);
    }

    private Outcome of(Step step) {
        return Objects.requireNonNull(steps.get(step));
    }

    /** How often something did not get the response that was expected. */
    public long failed() {
        return steps.values().stream().mapToLong(Outcome::failed).sum();
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
                of(Step.ORDER).done(),
                failed());
    }

    /** A row for each kind of step so far, then what failed. */
    public List<String> table() {
        var table = new Table(
                "What shoppers have done", "step", "done", "failed", "p50, ms", "p90, ms", "p99, ms", "max, ms");
        steps.forEach((step, outcome) -> {
            table.add(
                    step.title,
                    outcome.done(),
                    outcome.failed(),
                    outcome.millisAt(50),
                    outcome.millisAt(90),
                    outcome.millisAt(99),
                    outcome.millisAt(100));
            table.failures(outcome.errors());
        });
        return table.lines();
    }
}
