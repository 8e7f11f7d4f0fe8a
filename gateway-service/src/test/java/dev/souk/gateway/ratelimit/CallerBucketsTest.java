package dev.souk.gateway.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.gateway.ratelimit.RateLimitProperties.Limit;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;

class CallerBucketsTest {

    private final ManualMeter clock = new ManualMeter();
    private final HttpHeaders headers = new HttpHeaders();
    private final CallerBuckets buckets = new CallerBuckets("caller", new Limit(2, 5), 100, clock);

    @Test
    void aCallerIsLimitedAfterABurst() {
        assertThat(admittedInARow("a")).isEqualTo(5);

        assertThat(isAdmitted("a", 1)).isFalse();
        assertThat(headers.getFirst("Retry-After")).isEqualTo("1");
    }

    @Test
    void theBucketRefillsAtTheConfiguredRate() {
        admittedInARow("a");

        clock.advance(Duration.ofSeconds(1));

        assertThat(admittedInARow("a")).isEqualTo(2);
    }

    @Test
    void eachCallerHasItsOwnBucket() {
        admittedInARow("a");

        assertThat(isAdmitted("b", 1)).isTrue();
    }

    @Test
    void theBucketNeverHoldsMoreThanTheBurst() {
        admittedInARow("a");

        clock.advance(Duration.ofHours(1));

        assertThat(admittedInARow("a")).isEqualTo(5);
    }

    @Test
    void aHeavyRequestTakesSeveralTokens() {
        assertThat(isAdmitted("a", 4)).isTrue();

        assertThat(isAdmitted("a", 4)).isFalse();
    }

    @Test
    void aRequestHeavierThanTheBurstIsAdmittedByAFullBucket() {
        assertThat(isAdmitted("a", 50)).isTrue();
        assertThat(isAdmitted("a", 1)).isFalse();
    }

    /** Otherwise a caller with many addresses could empty its bucket again and again. */
    @Test
    void aBucketInUseIsNotEvictedByManyNewCallers() {
        IntStream.range(0, 100).forEach(number -> isAdmitted("earlier caller " + number, 1));
        admittedInARow("a");

        IntStream.range(0, 500).forEach(number -> isAdmitted("new caller " + number, 1));

        assertThat(isAdmitted("a", 1)).isFalse();
    }

    @Test
    void theHeadersDescribeTheLimitAndTheRetryTime() {
        isAdmitted("a", 4);

        assertThat(isAdmitted("a", 4)).isFalse();
        assertThat(headers.getFirst("Retry-After")).isEqualTo("2");
        assertThat(headers.getFirst("RateLimit-Policy")).isEqualTo("\"caller\";q=5;w=3");
        assertThat(headers.getFirst("RateLimit")).isEqualTo("\"caller\";r=0;t=2");
    }

    private long admittedInARow(String caller) {
        return IntStream.range(0, 20).takeWhile(_ -> isAdmitted(caller, 1)).count();
    }

    private boolean isAdmitted(String caller, int weight) {
        return Admission.of(buckets, caller, weight, headers);
    }
}
