package dev.souk.launcher.release;

import dev.souk.console.metrics.CallObserver;
import dev.souk.launcher.api.SoukOperations;
import dev.souk.launcher.api.SoukOperations.Verb;
import dev.souk.launcher.release.Analysis.Verdict;
import dev.souk.launcher.release.Analysis.Verdict.Failing;
import dev.souk.launcher.release.Analysis.Verdict.Healthy;
import dev.souk.launcher.release.Analysis.Verdict.Slow;
import dev.souk.launcher.release.Analysis.Verdict.Undecided;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * Releases a version in stages, and goes back as soon as it is worse than the old one. Whatever ends it before the last
 * stage has been found healthy, a defect of the analysis too, ends the new version: only one way leads to the
 * promotion.
 */
public final class BlueGreenRelease {

    private static final Duration INTERVAL = Duration.ofSeconds(1);

    private final ReleasePlan plan;
    private final SoukOperations launcher;
    private final CallObserver calls;
    private final Pace pace;

    /** A release by this plan, in the system of this launcher, by the calls that its processes have counted. */
    public BlueGreenRelease(ReleasePlan plan, SoukOperations launcher, CallObserver calls, Pace pace) {
        this.plan = plan;
        this.launcher = launcher;
        this.calls = calls;
        this.pace = pace;
    }

    /**
     * Runs all stages.
     *
     * @param progress receives lines for whoever waits
     * @throws dev.souk.tools.ToolException if the new version does not start; the old one goes on
     */
    public Result run(Consumer<String> progress) throws InterruptedException {
        List<String> next = launcher.perform(plan.release());
        progress.accept("%s %s %s, without calls yet."
                .formatted(
                        String.join(", ", next),
                        next.size() == 1 ? "runs" : "run",
                        plan.release().version()));
        boolean promoted = false;
        String reason = "the analysis has failed";
        try {
            var _ = calls.read(); // what was counted before the release
            reason = stages(progress);
            if (reason.isEmpty()) {
                next = launcher.perform(Verb.COMPLETE_RELEASE, plan.service());
                promoted = true;
            }
        } finally {
            if (!promoted) {
                progress.accept("Back to the old version: %s."
                        .formatted(reason.isEmpty() ? "the new one cannot be promoted" : reason));
                next = launcher.perform(Verb.ABANDON_RELEASE, plan.service());
            }
        }
        return new Result(promoted, reason, next);
    }

    /** Why the release cannot go on; empty if all stages were healthy. */
    private String stages(Consumer<String> progress) throws InterruptedException {
        for (int percent : plan.stages()) {
            switch (stage(percent, progress)) {
                case Healthy() -> {}
                case Failing(String reason) -> {
                    return reason;
                }
                case Slow(String reason) -> {
                    return reason;
                }
                case Undecided(String reason) -> {
                    return "not enough is known after %s s: %s"
                            .formatted(plan.limit().toSeconds(), reason);
                }
            }
        }
        return "";
    }

    private Verdict stage(int percent, Consumer<String> progress) throws InterruptedException {
        var stage = new StageObservation(plan, calls);
        long begin = pace.nanoTime();
        while (true) {
            launcher.shareCalls(plan.service(), percent);
            pace.pause(INTERVAL);
            Duration elapsed = Duration.ofNanos(pace.nanoTime() - begin);
            Verdict verdict = stage.observe(elapsed);
            if (!(verdict instanceof Undecided) || elapsed.compareTo(plan.limit()) >= 0) {
                progress.accept(stage.line(percent));
                return verdict;
            }
        }
    }

    /**
     * How a release ended.
     *
     * @param promoted whether the new version runs now, and nothing else
     * @param reason why not; empty if it was promoted
     * @param running the names of the instances that run now
     */
    public record Result(boolean promoted, String reason, List<String> running) {}
}
