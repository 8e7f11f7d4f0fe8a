package dev.souk.system.bench.experiment;

import dev.souk.system.bench.experiment.ExperimentRun.Arguments;
import dev.souk.system.bench.result.Table;
import java.io.IOException;
import java.util.List;

/**
 * Measures two systems alternately, A B A B and so on: what changes on the machine meanwhile then concerns both alike.
 * Starts and memory while the other is stopped, since both would share pages of memory; load while both run, so that
 * each is warm and the turns can be short.
 */
public final class Comparison {

    private final ExperimentRun run;
    private final List<ComparedSystem> sides;

    private Comparison(ExperimentRun run) throws IOException, InterruptedException {
        this.run = run;
        Arguments typed = run.arguments();
        this.sides = List.of(
                side(new Side("A", typed.against(), List.of())),
                side(new Side("B", typed.source().root(), typed.with())));
    }

    /** Measures everything; both systems still run afterwards. */
    public static void run(ExperimentRun run) throws IOException, InterruptedException {
        new Comparison(run).measure();
    }

    private ComparedSystem side(Side side) throws IOException, InterruptedException {
        return new ComparedSystem(run.scripted(side), run);
    }

    private void measure() throws IOException, InterruptedException {
        if (run.arguments().brief()) {
            byTurns("start and load", 1, side -> {
                stopAll();
                long begin = System.nanoTime();
                side.startFirst(run.arguments().asBuilt());
                side.measureAfterStart(begin);
                side.measureLoad();
            });
        } else {
            byTurns("first start, and preparation of the next ones", 1, side -> {
                stopAll();
                side.startFirst(run.arguments().asBuilt());
                side.awaitPreparation();
            });
            byTurns("start", Math.min(run.arguments().rounds(), 3), side -> {
                stopAll();
                long begin = System.nanoTime();
                side.start();
                side.measureAfterStart(begin);
            });
            byTurns("start", 1, ComparedSystem::start);
            byTurns("warm-up", 4, ComparedSystem::warmUp);
            byTurns("load", run.arguments().rounds(), ComparedSystem::measureLoad);
        }
        for (ComparedSystem side : sides) {
            run.report().with("confirmed orders measured on " + side.label(), side.orders());
        }
        run.report()
                .with(Table.compared(
                        "A and B",
                        sides.getFirst().measurements(),
                        sides.getLast().measurements()));
    }

    /** What is done with one side. */
    @FunctionalInterface
    private interface Step {
        void perform(ComparedSystem side) throws IOException, InterruptedException;
    }

    private void byTurns(String what, int rounds, Step step) throws IOException, InterruptedException {
        for (int round = 1; round <= rounds; round++) {
            for (ComparedSystem side : sides) {
                run.say("%s: %s, %s of %s".formatted(side.label(), what, round, rounds));
                step.perform(side);
            }
        }
    }

    private void stopAll() throws IOException, InterruptedException {
        for (ComparedSystem side : sides) {
            side.stop();
        }
    }
}
