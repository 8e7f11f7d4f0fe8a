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
record Comparison(ExperimentRun run, ComparedSystem a, ComparedSystem b) {

    /** What is done with one side. */
    @FunctionalInterface
    private interface Step {
        void perform(ComparedSystem side) throws IOException, InterruptedException;
    }

    /** What still runs afterwards, both systems or B alone in the brief form, is stopped with the run. */
    static void run(ExperimentRun run) throws IOException, InterruptedException {
        Arguments typed = run.arguments();
        var a = new ComparedSystem(new Side("A", typed.against(), List.of()), run);
        var b = new ComparedSystem(new Side("B", typed.source().root(), typed.with()), run);
        var experiment = new Comparison(run, a, b);
        if (typed.brief()) {
            experiment.measureBriefly();
        } else {
            experiment.measure();
        }
        run.report().tables().add(Table.compared("A and B", a.measurements(), b.measurements()));
    }

    private void measureBriefly() throws IOException, InterruptedException {
        byTurns("start and load", 1, side -> {
            stopBoth();
            long begin = System.nanoTime();
            side.start(run.arguments().asBuilt());
            side.measureAfterStart(begin);
            side.measureLoad();
        });
    }

    private void measure() throws IOException, InterruptedException {
        int rounds = run.arguments().rounds();
        byTurns("first start, and preparation of the next ones", 1, side -> {
            stopBoth();
            side.start(run.arguments().asBuilt());
            side.awaitPreparation();
        });
        byTurns("start", Math.min(rounds, 3), side -> {
            stopBoth();
            long begin = System.nanoTime();
            side.start(true);
            side.measureAfterStart(begin);
        });
        byTurns("start", 1, side -> side.start(true));
        byTurns("warm-up", 4, ComparedSystem::warmUp);
        byTurns("load", rounds, ComparedSystem::measureLoad);
    }

    private void byTurns(String what, int rounds, Step step) throws IOException, InterruptedException {
        for (int round = 1; round <= rounds; round++) {
            for (ComparedSystem side : List.of(a, b)) {
                run.say("%s: %s, %s of %s".formatted(side.label(), what, round, rounds));
                step.perform(side);
            }
        }
    }

    private void stopBoth() throws IOException, InterruptedException {
        a.stop();
        b.stop();
    }
}
