package dev.souk.system.bench.bluegreen;

import java.time.Duration;
import java.util.List;

/**
 * How much is measured.
 *
 * @param brief whether it is the brief form, whose figures say nothing
 * @param builds what is released, each on a system of its own
 * @param clients customers with a connection each
 * @param perSecond calls of all of them together
 * @param stage how long each stage takes
 * @param calls that the new version must have had in each stage
 * @param warmUp load before the release
 * @param settling load after it
 */
public record BlueGreenPlan(
        boolean brief,
        List<TestBuild> builds,
        int clients,
        int perSecond,
        Duration stage,
        int calls,
        Duration warmUp,
        Duration settling) {

    /** Three stages of 20 seconds. */
    public static BlueGreenPlan full() {
        return new BlueGreenPlan(
                false,
                TestBuild.all(),
                16,
                100,
                Duration.ofSeconds(20),
                50,
                Duration.ofSeconds(20),
                Duration.ofSeconds(5));
    }

    /** The good build, and one that fails. */
    public static BlueGreenPlan shortForm() {
        return new BlueGreenPlan(
                true,
                TestBuild.all().subList(0, 2),
                8,
                60,
                Duration.ofSeconds(5),
                10,
                Duration.ofSeconds(3),
                Duration.ofSeconds(1));
    }
}
