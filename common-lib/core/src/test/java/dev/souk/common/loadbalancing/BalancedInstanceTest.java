package dev.souk.common.loadbalancing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class BalancedInstanceTest {

    private static final double E = Math.E;

    private long now = -5; // as nanoTime, which may be negative
    private final InstancePool pool =
            new InstancePool(TestInstances.with(LoadBalancingStrategy.PEAK_EWMA), () -> now, new Random(42)::nextInt);
    private final BalancedInstance instance = TestInstances.join(pool, "a");

    @Test
    void aPeakReplacesTheAverageAtOnce() {
        answerAfter(10);
        answerAfter(900);

        assertThat(costMillis()).isEqualTo(900, within(0.01));
    }

    @Test
    void aLowerLatencyLowersTheAverageByTheTimeSinceTheLastOne() {
        answerAfter(1_000);
        pass(10_000 - 1);
        answerAfter(1);

        assertThat(costMillis()).isEqualTo(1_000 / E + 1 * (1 - 1 / E), within(0.1));
    }

    @Test
    void withoutCallsTheAverageDecaysSoThatASlowInstanceIsTriedAgain() {
        answerAfter(1_000);
        pass(20_000);

        assertThat(costMillis()).isEqualTo(1_000 / E / E, within(0.01));
    }

    @Test
    void eachCallInProgressCostsTheAverageAgain() {
        answerAfter(100);
        instance.begin();
        instance.begin();

        assertThat(costMillis()).isEqualTo(300, within(0.01));
    }

    @Test
    void aNewInstanceGetsNoSecondCallBeforeItsFirstAnswer() {
        assertThat(instance.cost(now)).isZero();

        instance.begin();

        assertThat(costMillis()).isGreaterThan(86_400_000.0);
    }

    @ParameterizedTest
    @EnumSource(names = {"ERROR", "REJECTED", "UNREACHABLE"})
    void aFailureIsNoFastAnswer(CallOutcome failure) {
        end(failure, 1);

        assertThat(costMillis()).isEqualTo(1_000, within(0.01));
        assertThat(instance.load(now)).isOne();
    }

    @Test
    void aFailureCountsAsACallInProgressUntilHalfOfItIsForgotten() {
        end(CallOutcome.ERROR, 1);
        pass(6_900);
        assertThat(instance.load(now)).isOne();

        pass(100);
        assertThat(instance.load(now)).isZero();
    }

    @Test
    void whoeverGivesUpEarlyDoesNotMakeAnInstanceLookFast() {
        answerAfter(500);
        end(CallOutcome.CANCELLED, 3);

        assertThat(costMillis()).isGreaterThan(499);
        assertThat(instance.load(now)).isZero();
    }

    @Test
    void whoeverGivesUpLateShowsThatAnInstanceIsSlow() {
        answerAfter(10);
        end(CallOutcome.CANCELLED, 800);

        assertThat(costMillis()).isEqualTo(800, within(0.01));
    }

    @Test
    void aSuccessEndsARowOfErrors() {
        end(CallOutcome.ERROR, 1);
        end(CallOutcome.ERROR, 1);
        assertThat(instance.consecutiveErrors()).isEqualTo(2);

        answerAfter(1);
        assertThat(instance.consecutiveErrors()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "200, SUCCESS",
        "404, SUCCESS",
        "429, SUCCESS",
        "500, ERROR",
        "502, ERROR",
        "503, REJECTED",
        "504, ERROR"
    })
    void aStatusFrom500OnIsAFailure(int status, CallOutcome outcome) {
        assertThat(CallOutcome.ofStatus(status)).isEqualTo(outcome);
    }

    @ParameterizedTest
    @CsvSource({"fd00::1, http://[fd00::1]:1", "[fd00::1], http://[fd00::1]:1", "10.0.0.1, http://10.0.0.1:1"})
    void anAddressStandsInBracketsWhereItsColonsWouldEndTheHost(String registered, String uri) {
        assertThat(TestInstances.at(pool, registered).getUri()).hasToString(uri);
    }

    private void answerAfter(long millis) {
        end(CallOutcome.SUCCESS, millis);
    }

    private void end(CallOutcome outcome, long millis) {
        BalancedCall call = instance.begin();
        pass(millis);
        call.end(outcome);
    }

    private void pass(long millis) {
        now += Duration.ofMillis(millis).toNanos();
    }

    private double costMillis() {
        return instance.cost(now) / 1e6;
    }
}
