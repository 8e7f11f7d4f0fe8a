package dev.souk.launcher.release;

import dev.souk.console.metrics.CallFigures;
import dev.souk.console.metrics.CallObserver;
import dev.souk.launcher.release.Analysis.Verdict;
import dev.souk.launcher.release.Analysis.Verdict.Slow;
import dev.souk.launcher.release.Analysis.Verdict.Undecided;
import java.time.Duration;

/**
 * What is seen of the new version in one stage. Latencies count from the middle of the stage on, and after so many
 * calls as are required: a JVM is slow until it has compiled what it runs. What is slow nevertheless is looked at a
 * second time.
 */
final class StageObservation {

    private final ReleasePlan plan;
    private final CallObserver calls;
    private final Analysis analysis;
    private final CallFigures begin;
    private CallFigures settled;
    private boolean isWarm;
    private boolean wasSlow;
    private Duration end;

    /** A stage that begins now. */
    StageObservation(ReleasePlan plan, CallObserver calls) {
        this.plan = plan;
        this.calls = calls;
        this.analysis = new Analysis(plan.calls());
        this.begin = calls.next();
        this.settled = begin;
        this.end = plan.stage();
    }

    /** Reads the counters again. Too many failures are noticed at once; the rest is judged when the time is over. */
    Verdict observe(Duration elapsed) throws InterruptedException {
        boolean isComplete = calls.read();
        Verdict failing = analysis.failing(calls.before(), stage()).orElse(null);
        if (failing != null) {
            return failing;
        }
        if (!isWarm && elapsed.compareTo(plan.warmUp()) >= 0 && stage().calls() >= plan.calls()) {
            isWarm = true;
            settled = calls.next();
        }
        if (elapsed.compareTo(end) < 0) {
            return new Undecided("the stage has just begun");
        }
        if (!isComplete) {
            return new Undecided("the metrics of a caller cannot be read");
        }
        CallFigures latencies = isWarm ? calls.next().minus(settled) : CallFigures.NONE;
        return confirmed(analysis.judge(calls.before(), stage(), latencies), elapsed);
    }

    private Verdict confirmed(Verdict verdict, Duration elapsed) {
        if (!(verdict instanceof Slow slow) || wasSlow) {
            return verdict;
        }
        wasSlow = true;
        settled = calls.next();
        end = elapsed.plus(plan.warmUp());
        return new Undecided(slow.reason());
    }

    private CallFigures stage() {
        return calls.next().minus(begin);
    }

    /** The figures of the stage, for people. */
    String line(int percent) {
        return "%3s %%: new version %s; old version until now %s".formatted(percent, stage(), calls.before());
    }
}
