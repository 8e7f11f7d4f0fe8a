package dev.souk.launcher.release;

import dev.souk.launcher.api.SoukOperations.Operation.BeginRelease;
import java.time.Duration;
import java.util.List;

/**
 * What is released, and how.
 *
 * @param release the service, the name of the version, and its executable jar
 * @param stages shares of the calls, in percent, one after the other; the last one is 100
 * @param stage how long each stage takes at least, and a quarter of how long it waits for enough calls
 * @param calls that the new version must have had in each stage
 */
public record ReleasePlan(BeginRelease release, List<Integer> stages, Duration stage, int calls) {

    private static final List<Integer> STAGES = List.of(10, 50, 100);
    private static final int LIMIT_IN_STAGES = 4;

    /** 10, 50 and 100 percent. */
    public static ReleasePlan of(BeginRelease release, Duration stage, int calls) {
        return new ReleasePlan(release, STAGES, stage, calls);
    }

    /** The name of the service. */
    public String service() {
        return release.service();
    }

    /** When a stage is given up that cannot be judged. */
    Duration limit() {
        return stage.multipliedBy(LIMIT_IN_STAGES);
    }

    /** From when on latencies of a stage count, and for how long what is slow is looked at again. */
    Duration warmUp() {
        return stage.dividedBy(2);
    }
}
