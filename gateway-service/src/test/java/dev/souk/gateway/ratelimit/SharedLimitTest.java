package dev.souk.gateway.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.gateway.ratelimit.RateLimitProperties.Limit;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;

/** One caller whose requests go to several gateways. */
class SharedLimitTest {

    private static final Limit LIMIT = new Limit(7, 40);

    private final ManualMeter clock = new ManualMeter();
    private final AtomicInteger registered = new AtomicInteger();
    private final List<CallerBuckets> gateways =
            Stream.generate(this::gateway).limit(4).toList();

    private CallerBuckets gateway() {
        return new CallerBuckets("password", LIMIT, 100, clock);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void whoAlternatesGetsNoMoreThanASingleGatewayWouldGive(int count) {
        registered.set(count);

        assertThat(admittedOf(500)).isEqualTo(40);
        clock.advance(Duration.ofSeconds(1));
        assertThat(admittedOf(500)).isBetween(7L - count, 7L);
        clock.advance(Duration.ofMinutes(1));
        assertThat(admittedOf(500)).isEqualTo(40);
    }

    @Test
    void inTheLongRunTheRateIsThatOfASingleGateway() {
        registered.set(4);
        admittedOf(500);

        long admitted = IntStream.range(0, 100)
                .mapToLong(second -> {
                    clock.advance(Duration.ofSeconds(1));
                    return admittedOf(100);
                })
                .sum();

        assertThat(admitted).isBetween(696L, 700L);
    }

    @Test
    void aBurstThatCannotBeDividedIsRoundedDownInEachGateway() {
        registered.set(3);

        assertThat(admittedOf(500)).isEqualTo(39);
    }

    @Test
    void aFullBucketAdmitsARequestHoweverManyGatewaysThereAre() {
        registered.set(100);

        assertThat(isAdmitted(gateways.getFirst())).isTrue();
        assertThat(isAdmitted(gateways.getFirst())).isFalse();
    }

    @Test
    void whoUsesOneGatewayOnlyGetsItsShare() {
        registered.set(2);

        assertThat(admitted(gateways.getFirst())).isEqualTo(20);
    }

    @Test
    void theGatewayThatRemainsGivesTheWholeLimitAndNothingAtOnce() {
        registered.set(2);
        admittedOf(500);

        registered.set(1);

        assertThat(admittedOf(500)).isZero();
        clock.advance(Duration.ofMinutes(1));
        assertThat(admittedOf(500)).isEqualTo(40);
    }

    @Test
    void aFurtherGatewayTakesItsShareFromTheOther() {
        registered.set(1);
        assertThat(IntStream.range(0, 10)
                        .filter(_ -> isAdmitted(gateways.getFirst()))
                        .count())
                .isEqualTo(10);

        registered.set(2);

        assertThat(admitted(gateways.getFirst())).isEqualTo(15);
    }

    /** Of requests that go to one gateway after the other. */
    private long admittedOf(int requests) {
        return IntStream.range(0, requests)
                .filter(request -> isAdmitted(gateways.get(request % registered.get())))
                .count();
    }

    private long admitted(CallerBuckets gateway) {
        return IntStream.range(0, 100).takeWhile(_ -> isAdmitted(gateway)).count();
    }

    private boolean isAdmitted(CallerBuckets gateway) {
        return Admission.of(gateway, "a", registered.get(), new HttpHeaders());
    }
}
