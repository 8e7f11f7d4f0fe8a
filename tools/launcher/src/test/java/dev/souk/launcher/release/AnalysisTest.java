package dev.souk.launcher.release;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.console.metrics.CallFigures;
import dev.souk.launcher.release.Analysis.Verdict;
import dev.souk.launcher.release.Analysis.Verdict.Failing;
import dev.souk.launcher.release.Analysis.Verdict.Healthy;
import dev.souk.launcher.release.Analysis.Verdict.Slow;
import dev.souk.launcher.release.Analysis.Verdict.Undecided;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnalysisTest {

    private static final CallFigures OLD = figures(900, 0, 10);

    private final Analysis analysis = new Analysis(100);

    @Test
    void aVersionThatIsNoWorseIsHealthy() {
        assertThat(judge(OLD, figures(100, 0, 10))).isEqualTo(new Healthy());
    }

    @Test
    void withoutCallsNothingIsDecided() {
        assertThat(judge(OLD, CallFigures.NONE)).isInstanceOf(Undecided.class);
        assertThat(judge(CallFigures.NONE, CallFigures.NONE)).isInstanceOf(Undecided.class);
    }

    @Test
    void tooFewCallsToTheNewVersionDecideNothing() {
        assertThat(judge(OLD, figures(99, 0, 10))).isEqualTo(new Undecided("99 of 100 calls to the new version"));
    }

    @Test
    void tooFewCallsToTheOldVersionAreNothingToCompareWith() {
        assertThat(judge(figures(99, 0, 10), figures(100, 0, 10)))
                .isEqualTo(new Undecided("99 of 100 calls to the old version"));
        assertThat(judge(new CallFigures(900, 900, 0, 0), figures(100, 0, 10))).isInstanceOf(Undecided.class);
    }

    @Test
    void withoutLatenciesOfTheNewVersionNothingIsDecided() {
        assertThat(analysis.judge(OLD, figures(100, 0, 10), figures(49, 0, 10)))
                .isEqualTo(new Undecided("49 of 50 answers of the new version"));
    }

    /** Such as after a division of nothing by nothing. */
    @ParameterizedTest
    @CsvSource({"NaN, 0, 100, 1", "100, NaN, 100, 1", "100, 0, NaN, 1", "100, 0, 100, NaN"})
    void aFigureThatIsNoNumberIsNeverHealthy(double calls, double failures, double answers, double seconds) {
        var strange = new CallFigures(calls, failures, answers, seconds);

        assertThat(judge(OLD, strange)).isNotInstanceOf(Healthy.class);
        assertThat(judge(strange, figures(100, 0, 10))).isNotInstanceOf(Healthy.class);
    }

    @ParameterizedTest
    @CsvSource({"1, true", "2, false", "100, false"})
    void onePercentOfFailuresIsTolerated(int failures, boolean healthy) {
        assertThat(judge(OLD, figures(100, failures, 10)) instanceof Healthy).isEqualTo(healthy);
    }

    @Test
    void aVersionThatFailsAsTheOldOneDoesIsHealthy() {
        assertThat(judge(figures(900, 90, 10), figures(100, 15, 10))).isEqualTo(new Healthy());
        assertThat(judge(figures(900, 90, 10), figures(100, 25, 10))).isInstanceOf(Failing.class);
    }

    @ParameterizedTest
    @CsvSource({"10, 65, true", "10, 66, false", "100, 200, true", "100, 201, false"})
    void oneAndAHalfTimesTheLatencyAndFiftyMillisecondsAreTolerated(double old, double next, boolean healthy) {
        assertThat(judge(figures(900, 0, old), figures(100, 0, next)) instanceof Healthy)
                .isEqualTo(healthy);
    }

    @Test
    void theReasonHasTheFiguresOfBoth() {
        assertThat(judge(OLD, figures(200, 40, 10)))
                .isEqualTo(new Failing("40 of 200 calls failed, of the old version 0.0 %"));
        assertThat(judge(OLD, figures(200, 0, 300)))
                .isEqualTo(new Slow("an answer takes 300 ms on average, of the old version 10 ms"));
    }

    @Test
    void fiveFailuresStopAStageAtOnce() {
        assertThat(analysis.failing(OLD, figures(9, 4, 10))).isEmpty();
        assertThat(analysis.failing(OLD, figures(9, 5, 10))).isPresent();
        assertThat(analysis.failing(CallFigures.NONE, figures(9, 5, 10))).isPresent();
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 5_000})
    void fiveFailuresOfManyCallsDoNot(int calls) {
        assertThat(analysis.failing(OLD, figures(calls, 5, 10))).isEmpty();
    }

    private Verdict judge(CallFigures old, CallFigures next) {
        return analysis.judge(old, next, next);
    }

    private static CallFigures figures(double calls, double failures, double millis) {
        double answers = calls - failures;
        return new CallFigures(calls, failures, answers, answers * millis / 1_000);
    }
}
