package dev.souk.system.bench.experiment;

import static java.time.Duration.ofSeconds;

import dev.souk.system.bench.ExperimentRun;
import dev.souk.system.bench.ExperimentRun.Arguments;
import dev.souk.system.bench.measured.Side;
import dev.souk.system.bench.result.Table;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/**
 * Measures two systems alternately, A B A B and so on: what changes on the machine meanwhile then concerns both alike.
 * Starts and memory while the other is stopped, since both would share pages of memory; load while both run, so that
 * each is warm and the turns can be short.
 */
public final class Comparison {

    private final ExperimentRun run;
    private final Plan plan;
    private final List<ComparedSystem> sides;

    private Comparison(ExperimentRun run) throws IOException, InterruptedException {
        this.run = run;
        this.plan = run.arguments().brief() ? Plan.BRIEF : Plan.FULL;
        Arguments typed = run.arguments();
        this.sides = List.of(
                side(new Side("A", typed.against(), List.of())),
                side(new Side("B", typed.source().root(), typed.with())));
    }

    /**
     * How much is measured.
     *
     * @param users customers who keep a system busy; fewer than the requests that a gateway accepts from one address
     * @param afterStart length of the orders of all users after a start
     * @param pause what follows, for work that the load left behind
     * @param idle how long the CPU time of a system is measured that nobody calls
     * @param oneUser length of the checkouts of the one user whose latency is measured
     * @param reads length of the reads
     * @param orders length of the orders of all users, also of each of the four windows of the warm-up
     */
    record Plan(
            int users,
            Duration afterStart,
            Duration pause,
            Duration idle,
            Duration oneUser,
            Duration reads,
            Duration orders) {

        private static final int STARTS = 3;
        private static final int WARM_UPS = 4;
        private static final Duration SECOND = ofSeconds(1);

        /** About twenty minutes with five rounds, on two processors. */
        static final Plan FULL =
                new Plan(24, ofSeconds(20), ofSeconds(5), ofSeconds(20), ofSeconds(20), ofSeconds(8), ofSeconds(15));

        /** As fast as it can be, to see that it works: a system that is not warm yet says nothing. */
        static final Plan BRIEF = new Plan(4, SECOND, Duration.ZERO, SECOND, SECOND, SECOND, SECOND);
    }

    /** Measures everything; both systems still run afterwards. */
    public static void run(ExperimentRun run) throws IOException, InterruptedException {
        new Comparison(run).measure();
    }

    private ComparedSystem side(Side side) throws IOException, InterruptedException {
        return new ComparedSystem(run.scripted(side), plan, run.report());
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
            byTurns("start", Math.min(run.arguments().rounds(), Plan.STARTS), side -> {
                stopAll();
                long begin = System.nanoTime();
                side.start();
                side.measureAfterStart(begin);
            });
            byTurns("start", 1, ComparedSystem::start);
            byTurns("warm-up", Plan.WARM_UPS, ComparedSystem::warmUp);
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
