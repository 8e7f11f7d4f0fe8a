package dev.souk.launcher.release;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is released, and how.
 *
 * @param version its name
 * @param jar its executable jar; null for the newest build of the source tree
 * @param stages shares of the calls, in percent, one after the other; the last one is 100
 * @param stage how long each stage takes at least, and a quarter of how long it waits for enough calls
 * @param calls that the new version must have had in each stage
 */
public record ReleasePlan(
        String service, String version, @Nullable Path jar, List<Integer> stages, Duration stage, int calls) {

    private static final List<Integer> STAGES = List.of(10, 50, 100);
    private static final int LIMIT_IN_STAGES = 4;

    /** 10, 50 and 100 percent. */
    public static ReleasePlan of(String service, String version, @Nullable Path jar, Duration stage, int calls) {
        return new ReleasePlan(service, version, jar, STAGES, stage, calls);
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
