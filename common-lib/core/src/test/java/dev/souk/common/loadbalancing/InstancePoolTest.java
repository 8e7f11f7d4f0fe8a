package dev.souk.common.loadbalancing;

import static dev.souk.common.loadbalancing.TestInstances.join;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class InstancePoolTest {

    private static final int CHOICES = 10_000;

    private long now = Long.MAX_VALUE - 3; // as nanoTime, which may overflow
    private final Random random = new Random(42);
    private final InstancePool pool = pool(LoadBalancingStrategy.ROUND_ROBIN);
    private final BalancedInstance first = join(pool, "first");
    private final BalancedInstance second = join(pool, "second");
    private final BalancedInstance third = join(pool, "third");
    private final BalancedInstance fourth = join(pool, "fourth");

    @Test
    void anEmptyPoolHasNoInstance() {
        assertThat(pool.choose(null)).isNull();
    }

    @ParameterizedTest
    @EnumSource
    void anUnreachableInstanceReceivesNoCallsUntilItsEjectionEnds(LoadBalancingStrategy strategy) {
        InstancePool pair = pool(strategy);
        BalancedInstance broken = join(pair, "broken");
        BalancedInstance other = join(pair, "other");
        pair.replace(List.of(broken, other));
        broken.begin().end(CallOutcome.UNREACHABLE);

        assertThat(chosen(pair)).containsOnly(other);
        pass(Duration.ofSeconds(5));
        assertThat(broken.isEjected(now)).isFalse();
    }

    @Test
    void anyNumberOfUnreachableInstancesIsEjected() {
        pool.replace(List.of(first, second, third, fourth));
        Stream.of(first, second, third).forEach(instance -> instance.begin().end(CallOutcome.UNREACHABLE));

        assertThat(chosen(pool)).containsOnly(fourth);
    }

    @Test
    void ejectedInstancesReceiveCallsWhenThereIsNoOtherOne() {
        pool.replace(List.of(first, second));
        Stream.of(first, second).forEach(instance -> instance.begin().end(CallOutcome.UNREACHABLE));

        assertThat(chosen(pool)).contains(first, second);
    }

    @Test
    void fiveErrorsInARowEjectAnInstance() {
        pool.replace(List.of(first, second));
        fail(first, 4);
        assertThat(ejected()).isEmpty();

        fail(first, 1);
        assertThat(ejected()).containsExactly(first);
        assertThat(chosen(pool)).containsOnly(second);
    }

    @Test
    void errorsOfCallsThatWereInProgressDoNotCountAfterAnEjection() {
        pool.replace(List.of(first, second));
        List<BalancedCall> inProgress = Stream.generate(first::begin).limit(6).toList();
        fail(first, 5);
        inProgress.forEach(call -> call.end(CallOutcome.ERROR));
        pass(Duration.ofSeconds(5));

        fail(first, 4);

        assertThat(ejected()).isEmpty();
    }

    @Test
    void aSuccessInBetweenPreventsAnEjection() {
        pool.replace(List.of(first, second));
        fail(first, 4);
        first.begin().end(CallOutcome.SUCCESS);
        fail(first, 4);

        assertThat(ejected()).isEmpty();
    }

    @Test
    void anOverloadEjectsNobody() {
        pool.replace(List.of(first, second));
        IntStream.range(0, 50).forEach(call -> first.begin().end(CallOutcome.REJECTED));

        assertThat(ejected()).isEmpty();
    }

    @Test
    void whenAllInstancesFailNoneIsAnOutlier() {
        pool.replace(List.of(first, second, third, fourth));
        IntStream.range(0, 10)
                .forEach(call -> Stream.of(first, second, third, fourth).forEach(instance -> fail(instance, 1)));

        assertThat(ejected()).isEmpty();
    }

    @Test
    void atMostHalfOfTheInstancesAreEjectedForErrors() {
        pool.replace(List.of(first, second, third));
        fail(first, 5);
        pass(Duration.ofSeconds(1));
        fail(second, 5);

        assertThat(ejected()).containsExactly(first);
    }

    @Test
    void theOnlyInstanceIsNeverEjectedForErrors() {
        pool.replace(List.of(first));
        fail(first, 20);

        assertThat(ejected()).isEmpty();
        assertThat(pool.choose(null)).isSameAs(first);
    }

    @Test
    void aRetryChoosesAnotherInstance() {
        pool.replace(List.of(first, second));

        assertThat(IntStream.range(0, 20).mapToObj(call -> pool.choose(first))).containsOnly(second);
    }

    @Test
    void aRetryChoosesTheSameInstanceIfThereIsNoOther() {
        pool.replace(List.of(first));

        assertThat(pool.choose(first)).isSameAs(first);
    }

    @ParameterizedTest
    @EnumSource
    void theShareOfANewInstanceRises(LoadBalancingStrategy strategy) {
        InstancePool growing = pool(strategy);
        growing.replace(List.of(join(growing, "a"), join(growing, "b")));
        BalancedInstance added = join(growing, "c");
        growing.replace(
                Stream.concat(growing.instances().stream(), Stream.of(added)).toList());

        assertThat(share(added, growing)).isEqualTo(0.1 / 3, within(0.02));
        pass(Duration.ofSeconds(5));
        assertThat(share(added, growing)).isEqualTo(0.5 / 3, within(0.02));
        pass(Duration.ofSeconds(5));
        assertThat(share(added, growing)).isEqualTo(1.0 / 3, within(0.02));
    }

    @Test
    void theInstancesThatAreFoundFirstHaveNoSlowStart() {
        assertThat(first.age(now)).isEqualTo(Duration.ofSeconds(10).toNanos());
    }

    @Test
    void newInstancesReceiveAllCallsWhenThereIsNoOtherOne() {
        pool.replace(List.of(first));
        BalancedInstance added = join(pool, "added");
        BalancedInstance another = join(pool, "another");
        pool.replace(List.of(added, another));

        assertThat(share(added, pool)).isEqualTo(0.5, within(0.05));
    }

    @Test
    void aCallEndsOnce() {
        pool.replace(List.of(first));
        BalancedCall call = first.begin();

        call.end(CallOutcome.SUCCESS);
        call.end(CallOutcome.CANCELLED);

        assertThat(first.outstanding()).isZero();
    }

    @Test
    void theLatencyOfACallIsTheTimeFromItsBeginToItsEnd() {
        pool.replace(List.of(first));
        BalancedCall call = first.begin();
        pass(Duration.ofMillis(30));
        call.end(CallOutcome.SUCCESS);

        assertThat(first.cost(now)).isEqualTo(30e6, within(1.0));
    }

    private InstancePool pool(LoadBalancingStrategy strategy) {
        return new InstancePool(TestInstances.with(strategy), () -> now, random::nextInt);
    }

    private List<BalancedInstance> ejected() {
        return pool.instances().stream()
                .filter(instance -> instance.isEjected(now))
                .toList();
    }

    private static void fail(BalancedInstance instance, int times) {
        IntStream.range(0, times).forEach(call -> instance.begin().end(CallOutcome.ERROR));
    }

    private void pass(Duration time) {
        now += time.toNanos();
    }

    private static List<BalancedInstance> chosen(InstancePool pool) {
        return IntStream.range(0, 40).mapToObj(call -> choose(pool)).toList();
    }

    private static double share(BalancedInstance instance, InstancePool pool) {
        return IntStream.range(0, CHOICES)
                        .filter(call -> choose(pool).equals(instance))
                        .count()
                / (double) CHOICES;
    }

    private static BalancedInstance choose(InstancePool pool) {
        return Objects.requireNonNull(pool.choose(null));
    }
}
