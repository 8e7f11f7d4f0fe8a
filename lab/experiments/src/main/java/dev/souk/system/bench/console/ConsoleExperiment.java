package dev.souk.system.bench.console;

import dev.souk.system.bench.load.Shop;
import dev.souk.system.bench.measured.BenchmarkedSystem;
import dev.souk.system.bench.result.Commit;
import dev.souk.system.bench.result.ConsoleResult;
import dev.souk.system.bench.result.Machine;
import dev.souk.system.bench.shopping.LoadFigures;
import dev.souk.system.bench.shopping.ShoppingLoad;
import dev.souk.system.chaos.environment.Pacing;
import dev.souk.tools.ToolException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/** Customers shop while all pages of the console are open: how long the pages wait, and how much memory it takes. */
public final class ConsoleExperiment {

    private static final double SECONDS_OF_A_MINUTE = 60;

    private final ConsolePlan plan;
    private final BenchmarkedSystem system;
    private final Consumer<String> progress;

    /** An experiment on a system that was never started. */
    public ConsoleExperiment(ConsolePlan plan, BenchmarkedSystem system, Consumer<String> progress) {
        this.plan = plan;
        this.system = system;
        this.progress = progress;
    }

    /** Starts the system, measures and stops it. */
    public ConsoleResult run(Instant now) throws IOException, InterruptedException {
        Machine machine = Machine.current();
        progress.accept("start");
        system.startFirst(plan.asBuilt());
        system.awaitPreparation();
        var console = new ConsoleClient(system.console(), system.admin());
        console.signIn();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var begin = new FirstSeen(console);
            Future<Map<String, Double>> firstSeen = threads.submit(begin::await);
            try (Shop shop = Shop.open(system.gateway(), system.admin(), plan.customers())) {
                var load = new ShoppingLoad(shop.customers(), plan.perSecond(), RandomGenerator.getDefault());
                Future<LoadFigures> figures = threads.submit(() -> load.run(plan.duration(), _ -> {}));
                var pages = new OpenPages(console);
                List<Double> memory = open(pages);
                return new ConsoleResult(
                        now,
                        machine,
                        plan.brief(),
                        Commit.of(system.side().tree()),
                        plan.duration().toSeconds() / SECONDS_OF_A_MINUTE,
                        plan.perSecond(),
                        result(firstSeen),
                        pages.figures(),
                        memory,
                        pages.failures(),
                        result(figures).table());
            }
        } finally {
            system.stop();
        }
    }

    private List<Double> open(OpenPages pages) throws IOException, InterruptedException {
        var memory = new ArrayList<>(List.of(system.launcherMebibytes()));
        Duration between = plan.duration().dividedBy(plan.samples());
        long begin = System.nanoTime();
        for (int sample = 1; sample <= plan.samples(); sample++) {
            readUntil(begin + between.multipliedBy(sample).toNanos(), pages);
            memory.add(system.launcherMebibytes());
            progress.accept(String.format(
                    Locale.ROOT,
                    "%s of %s: launcher %.1f MiB, failed %s",
                    sample,
                    plan.samples(),
                    memory.getLast(),
                    pages.failures()));
        }
        return memory;
    }

    private void readUntil(long end, OpenPages pages) throws InterruptedException {
        do {
            pages.read();
            Pacing.pause(plan.interval());
        } while (System.nanoTime() < end);
    }

    private static <T> T result(Future<T> future) throws InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException defect) {
            throw new ToolException("The experiment failed: " + defect.getCause(), defect);
        }
    }
}
