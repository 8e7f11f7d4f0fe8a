package dev.souk.system.bench.figure;

import java.io.IOException;
import java.util.List;

/**
 * Measures by turns, A B A B and so on: what changes on the machine during a run, such as its temperature or other
 * virtual machines, then concerns both alike.
 */
public final class Alternation {

    private Alternation() {}

    /** Measures one of the two in one round. */
    @FunctionalInterface
    public interface Step<S> {
        void measure(S side, int round) throws IOException, InterruptedException;
    }

    /** Measures each of them once in each round; rounds count from 1. */
    public static <S> void run(List<S> sides, int rounds, Step<S> step) throws IOException, InterruptedException {
        for (int round = 1; round <= rounds; round++) {
            for (S side : sides) {
                step.measure(side, round);
            }
        }
    }
}
