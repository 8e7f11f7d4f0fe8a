package dev.souk.common.loadbalancing;

import static dev.souk.common.loadbalancing.TestInstances.join;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LoadBalancingStrategyTest {

    private static final int CHOICES = 10_000;

    private final Random random = new Random(42);
    private long now;
    private final InstancePool pool =
            new InstancePool(TestInstances.with(LoadBalancingStrategy.PEAK_EWMA), () -> now, random::nextInt);
    private BalancedInstance first = join(pool, "first");
    private BalancedInstance second = join(pool, "second");
    private BalancedInstance third = join(pool, "third");

    @ParameterizedTest
    @EnumSource
    void everyStrategyReachesEachOfEqualInstances(LoadBalancingStrategy strategy) {
        assertThat(shares(strategy)).allMatch(share -> share > 0.3 && share < 0.37);
    }

    @ParameterizedTest
    @EnumSource
    void aSingleInstanceIsAlwaysChosen(LoadBalancingStrategy strategy) {
        assertThat(strategy.create(random::nextInt).among(List.of(first), now)).isZero();
    }

    @Test
    void roundRobinTakesOneInstanceAfterTheOther() {
        LoadBalancingStrategy.Choice strategy = LoadBalancingStrategy.ROUND_ROBIN.create(random::nextInt);

        assertThat(IntStream.range(0, 7).map(call -> strategy.among(List.of(first, second, third), now)))
                .containsExactly(0, 1, 2, 0, 1, 2, 0);
    }

    @Test
    void weightedChoosesInProportionToTheWeights() {
        second = join(pool, "second", 300);
        third = join(pool, "third", 0);

        List<Double> shares = shares(LoadBalancingStrategy.WEIGHTED);

        assertThat(shares.get(0)).isEqualTo(0.25, within(0.02));
        assertThat(shares.get(1)).isEqualTo(0.75, within(0.02));
        assertThat(shares.get(2)).isZero();
    }

    @Test
    void instancesThatAllHaveNoWeightAreEqual() {
        first = join(pool, "first", 0);
        second = join(pool, "second", 0);
        third = join(pool, "third", 0);

        assertThat(shares(LoadBalancingStrategy.WEIGHTED)).allMatch(share -> share > 0.3 && share < 0.37);
    }

    @Test
    void leastRequestsAvoidsTheBusiestOfTwo() {
        busy(first, 3);
        busy(second, 2);
        busy(third, 1);

        List<Double> shares = shares(LoadBalancingStrategy.LEAST_REQUESTS);

        assertThat(shares.get(0)).isZero();
        assertThat(shares.get(2)).isEqualTo(2.0 / 3, within(0.02));
    }

    @Test
    void leastRequestsAvoidsAnInstanceThatFailsAtOnce() {
        answer(first, CallOutcome.ERROR, 0);

        assertThat(shares(LoadBalancingStrategy.LEAST_REQUESTS).getFirst()).isZero();
    }

    @Test
    void peakEwmaAvoidsASlowInstanceThatIsLessBusy() {
        answer(first, CallOutcome.SUCCESS, 2_000);
        answer(second, CallOutcome.SUCCESS, 100);
        answer(third, CallOutcome.SUCCESS, 100);
        busy(second, 10);
        busy(third, 10);

        assertThat(shares(LoadBalancingStrategy.LEAST_REQUESTS).getFirst()).isEqualTo(2.0 / 3, within(0.02));
        assertThat(shares(LoadBalancingStrategy.PEAK_EWMA).getFirst()).isZero();
    }

    @Test
    void peakEwmaPrefersASlowInstanceToOneThatIsMuchBusier() {
        answer(first, CallOutcome.SUCCESS, 200);
        answer(second, CallOutcome.SUCCESS, 100);
        answer(third, CallOutcome.SUCCESS, 100);
        busy(second, 2);
        busy(third, 2);

        assertThat(shares(LoadBalancingStrategy.PEAK_EWMA).getFirst()).isEqualTo(2.0 / 3, within(0.02));
    }

    @Test
    void peakEwmaAvoidsAnInstanceThatFailsAtOnce() {
        answer(first, CallOutcome.ERROR, 0);
        answer(second, CallOutcome.SUCCESS, 100);
        answer(third, CallOutcome.SUCCESS, 100);

        assertThat(shares(LoadBalancingStrategy.PEAK_EWMA).getFirst()).isZero();
    }

    private List<Double> shares(LoadBalancingStrategy kind) {
        LoadBalancingStrategy.Choice strategy = kind.create(random::nextInt);
        var chosen = new int[3];
        for (int choice = 0; choice < CHOICES; choice++) {
            chosen[strategy.among(List.of(first, second, third), now)]++;
        }
        return IntStream.of(chosen).mapToObj(count -> (double) count / CHOICES).toList();
    }

    private static void busy(BalancedInstance instance, int calls) {
        IntStream.range(0, calls).forEach(call -> instance.begin());
    }

    private void answer(BalancedInstance instance, CallOutcome outcome, long millis) {
        BalancedCall call = instance.begin();
        now += Duration.ofMillis(millis).toNanos();
        call.end(outcome);
    }
}
