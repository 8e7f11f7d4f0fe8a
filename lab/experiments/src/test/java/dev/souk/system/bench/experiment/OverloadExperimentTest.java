package dev.souk.system.bench.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.system.bench.experiment.ExperimentRun.Arguments;
import dev.souk.system.bench.result.Outcome;
import dev.souk.system.bench.result.Outcome.Work;
import dev.souk.system.bench.result.Report;
import dev.souk.tools.checkout.SourceTree;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The peak, by which all later figures are divided. */
class OverloadExperimentTest {

    /** Longer than a busy machine may stall. */
    private static final Duration STAGE = Duration.ofSeconds(3);

    private final Report report = Report.begun("overload", Instant.EPOCH, false, "any");
    private final AtomicInteger performed = new AtomicInteger();

    @Test
    void aPeakWithoutAFailureIsAResult() {
        Outcome peak = peak(this::succeed);

        assertThat(peak.perSecond()).isPositive();
        assertThat(report.isValid()).isTrue();
    }

    @Test
    void aPeakAtWhichEverySecondRequestFailsIsNoResult() {
        Outcome peak = peak(() -> {
            succeed();
            if (performed.get() % 2 == 0) {
                throw new IOException("POST /orders 503");
            }
        });

        assertThat(peak.done()).isPositive();
        assertThat(report.errors()).containsOnlyKeys("orders: POST /orders 503");
    }

    private Outcome peak(Work work) {
        SourceTree source = SourceTree.containing(Path.of(""));
        var arguments = new Arguments(source, 1, false, true, source.root(), List.of());
        var run = new ExperimentRun(arguments, report, _ -> {}, Path.of("target"), new ArrayDeque<>());
        return new OverloadExperiment(run, STAGE).peak("orders", List.of(work));
    }

    private void succeed() {
        performed.incrementAndGet();
    }
}
