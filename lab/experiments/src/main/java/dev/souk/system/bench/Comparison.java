package dev.souk.system.bench;

import dev.souk.system.bench.figure.Alternation;
import dev.souk.system.bench.measured.BenchmarkedSystem;
import dev.souk.system.bench.result.ComparedFigure;
import dev.souk.system.bench.result.ComparisonResult;
import dev.souk.system.bench.result.Machine;
import dev.souk.system.bench.result.MeasuredSide;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Measures two systems by turns. Starts and memory while the other is stopped, since both would share pages of memory;
 * load while both run, so that each is warm and the turns can be short.
 */
public final class Comparison {

    private final ComparisonPlan plan;
    private final List<Contender> sides;
    private final Consumer<String> progress;

    /** Of A and B; the progress is for whoever waits. */
    public Comparison(ComparisonPlan plan, BenchmarkedSystem a, BenchmarkedSystem b, Consumer<String> progress) {
        this.plan = plan;
        this.sides = List.of(new Contender(a, plan), new Contender(b, plan));
        this.progress = progress;
    }

    /** Measures everything; both systems still run afterwards. */
    public ComparisonResult run(Instant now) throws IOException, InterruptedException {
        Machine machine = Machine.current();
        List<MeasuredSide> measured = describe();
        if (plan.brief()) {
            measureBriefly();
        } else {
            measureStarts();
            measureLoad();
        }
        return result(now, machine, measured);
    }

    /** With one start of each side. */
    private void measureBriefly() throws IOException, InterruptedException {
        Alternation.run(sides, 1, (side, _) -> {
            say(side, "start and load");
            stopAll();
            side.measureFirstStart();
            side.measureLoad();
        });
    }

    private void measureStarts() throws IOException, InterruptedException {
        Alternation.run(sides, 1, (side, _) -> {
            say(side, "first start, and preparation of the next ones");
            stopAll();
            side.prepare();
        });
        Alternation.run(sides, plan.starts(), (side, round) -> {
            say(side, "start %s of %s".formatted(round, plan.starts()));
            stopAll();
            side.measureStart();
        });
    }

    private void measureLoad() throws IOException, InterruptedException {
        for (Contender side : sides) {
            side.ensureStarted();
        }
        Alternation.run(sides, plan.warmUps(), (side, round) -> {
            side.warmUp();
            say(
                    side,
                    "warm-up %s of %s: %s orders/s"
                            .formatted(round, plan.warmUps(), side.warmUps().getLast()));
        });
        Alternation.run(sides, plan.rounds(), (side, round) -> {
            say(side, "load %s of %s".formatted(round, plan.rounds()));
            side.measureLoad();
        });
    }

    private ComparisonResult result(Instant now, Machine machine, List<MeasuredSide> measured) {
        Map<String, List<Double>> warmUps = new LinkedHashMap<>();
        Map<String, Long> orders = new LinkedHashMap<>();
        Map<String, Long> errors = new TreeMap<>();
        Map<String, Long> warmUpErrors = new TreeMap<>();
        for (Contender side : sides) {
            warmUps.put(label(side), side.warmUps());
            orders.put(label(side), side.orders());
            errors.putAll(side.errors());
            warmUpErrors.putAll(side.warmUpErrors());
        }
        List<ComparedFigure> figures = ComparedFigure.of(
                sides.getFirst().measurements(), sides.getLast().measurements());
        return new ComparisonResult(
                now, machine, plan.brief(), measured, warmUps, warmUpErrors, orders, figures, errors);
    }

    private List<MeasuredSide> describe() throws IOException, InterruptedException {
        var all = new ArrayList<MeasuredSide>();
        for (Contender side : sides) {
            all.add(MeasuredSide.of(side.system().side()));
        }
        return all;
    }

    private void stopAll() throws IOException, InterruptedException {
        for (Contender side : sides) {
            side.stop();
        }
    }

    private void say(Contender side, String what) {
        progress.accept("%s: %s".formatted(label(side), what));
    }

    private static String label(Contender side) {
        return side.system().side().label();
    }
}
