package dev.souk.common.loadbalancing.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EndpointPoolTest {

    private static final int CHOICES = 10_000;

    private long now = Long.MAX_VALUE - 3; // as nanoTime, which may overflow
    private final Random random = new Random(42);
    private final List<Endpoint> ejected = new ArrayList<>();
    private final EndpointPool<Endpoint> pool = pool(LoadBalancingStrategy.ROUND_ROBIN);
    private final Endpoint first = join(pool);
    private final Endpoint second = join(pool);
    private final Endpoint third = join(pool);
    private final Endpoint fourth = join(pool);

    @Test
    void anEmptyPoolHasNoInstance() {
        assertThat(pool.choose(null)).isNull();
    }

    @ParameterizedTest
    @EnumSource
    void anUnreachableInstanceReceivesNoCallsUntilItsEjectionEnds(LoadBalancingStrategy strategy) {
        EndpointPool<Endpoint> pair = pool(strategy);
        pair.replace(List.of(first, second));
        end(pair, first, CallOutcome.UNREACHABLE);

        assertThat(chosen(pair)).containsOnly(second);
        pass(Duration.ofSeconds(5));
        assertThat(first.isEjected(now)).isFalse();
    }

    @Test
    void anyNumberOfUnreachableInstancesIsEjected() {
        pool.replace(List.of(first, second, third, fourth));
        Stream.of(first, second, third).forEach(endpoint -> end(pool, endpoint, CallOutcome.UNREACHABLE));

        assertThat(chosen(pool)).containsOnly(fourth);
    }

    @Test
    void ejectedInstancesReceiveCallsWhenThereIsNoOtherOne() {
        pool.replace(List.of(first, second));
        Stream.of(first, second).forEach(endpoint -> end(pool, endpoint, CallOutcome.UNREACHABLE));

        assertThat(chosen(pool)).contains(first, second);
    }

    @Test
    void fiveErrorsInARowEjectAnInstance() {
        pool.replace(List.of(first, second));
        fail(first, 4);
        assertThat(ejected).isEmpty();

        fail(first, 1);
        assertThat(ejected).containsExactly(first);
        assertThat(chosen(pool)).containsOnly(second);
    }

    @Test
    void aSuccessInBetweenPreventsAnEjection() {
        pool.replace(List.of(first, second));
        fail(first, 4);
        end(pool, first, CallOutcome.SUCCESS);
        fail(first, 4);

        assertThat(ejected).isEmpty();
    }

    @Test
    void anOverloadEjectsNobody() {
        pool.replace(List.of(first, second));
        IntStream.range(0, 50).forEach(call -> end(pool, first, CallOutcome.REJECTED));

        assertThat(ejected).isEmpty();
    }

    @Test
    void whenAllInstancesFailNoneIsAnOutlier() {
        pool.replace(List.of(first, second, third, fourth));
        IntStream.range(0, 10)
                .forEach(call -> Stream.of(first, second, third, fourth).forEach(endpoint -> fail(endpoint, 1)));

        assertThat(ejected).isEmpty();
    }

    @Test
    void atMostHalfOfTheInstancesAreEjectedForErrors() {
        pool.replace(List.of(first, second, third));
        fail(first, 5);
        pass(Duration.ofSeconds(1));
        fail(second, 5);

        assertThat(ejected).containsExactly(first);
    }

    @Test
    void theOnlyInstanceIsNeverEjectedForErrors() {
        pool.replace(List.of(first));
        fail(first, 20);

        assertThat(ejected).isEmpty();
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
        EndpointPool<Endpoint> growing = pool(strategy);
        growing.replace(List.of(join(growing), join(growing)));
        Endpoint added = join(growing);
        growing.replace(
                Stream.concat(growing.endpoints().stream(), Stream.of(added)).toList());

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
        Endpoint added = join(pool);
        Endpoint another = join(pool);
        pool.replace(List.of(added, another));

        assertThat(share(added, pool)).isEqualTo(0.5, within(0.05));
    }

    @Test
    void aCallEndsOnce() {
        pool.replace(List.of(first));
        EndpointCall<Endpoint> call = pool.begin(first);

        call.end(CallOutcome.SUCCESS);
        call.end(CallOutcome.CANCELLED);

        assertThat(first.outstanding()).isZero();
    }

    @Test
    void theLatencyOfACallIsTheTimeFromItsBeginToItsEnd() {
        pool.replace(List.of(first));
        EndpointCall<Endpoint> call = pool.begin(first);
        pass(Duration.ofMillis(30));
        call.end(CallOutcome.SUCCESS);

        assertThat(first.cost(now)).isEqualTo(30e6, within(1.0));
    }

    private EndpointPool<Endpoint> pool(LoadBalancingStrategy strategy) {
        return new EndpointPool<>(PoolSettings.defaults(strategy), () -> now, random::nextInt);
    }

    private Endpoint join(EndpointPool<Endpoint> pool) {
        var settings = PoolSettings.defaults(LoadBalancingStrategy.PEAK_EWMA);
        return new Endpoint(settings, pool.joiningTime()) {
            @Override
            protected void onEjection(CallOutcome outcome, Duration time) {
                ejected.add(this);
            }
        };
    }

    private void fail(Endpoint endpoint, int times) {
        IntStream.range(0, times).forEach(call -> end(pool, endpoint, CallOutcome.ERROR));
    }

    private static void end(EndpointPool<Endpoint> pool, Endpoint endpoint, CallOutcome outcome) {
        pool.begin(endpoint).end(outcome);
    }

    private void pass(Duration time) {
        now += time.toNanos();
    }

    private static List<Endpoint> chosen(EndpointPool<Endpoint> pool) {
        return IntStream.range(0, 40).mapToObj(call -> choose(pool)).toList();
    }

    private static double share(Endpoint endpoint, EndpointPool<Endpoint> pool) {
        return IntStream.range(0, CHOICES)
                        .filter(call -> choose(pool).equals(endpoint))
                        .count()
                / (double) CHOICES;
    }

    private static Endpoint choose(EndpointPool<Endpoint> pool) {
        return Objects.requireNonNull(pool.choose(null));
    }
}
