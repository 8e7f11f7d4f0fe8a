package dev.souk.gateway.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.gateway.ratelimit.RateLimitProperties.Limit;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;

class CallerBucketsTest {

    private final ManualMeter clock = new ManualMeter();
    private final CallerBuckets buckets = new CallerBuckets("caller", new Limit(2, 5), 100, () -> 1, clock);

    @Test
    void aCallerIsLimitedAfterABurst() {
        assertThat(admittedInARow("a")).isEqualTo(5);

        assertThat(buckets.take("a", 1)).contains(new RateLimitExceeded("caller", 5, 3, 1));
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

        assertThat(buckets.take("b", 1)).isEmpty();
    }

    @Test
    void theBucketNeverHoldsMoreThanTheBurst() {
        admittedInARow("a");

        clock.advance(Duration.ofHours(1));

        assertThat(admittedInARow("a")).isEqualTo(5);
    }

    @Test
    void aHeavyRequestTakesSeveralTokens() {
        assertThat(buckets.take("a", 4)).isEmpty();

        assertThat(buckets.take("a", 4)).contains(new RateLimitExceeded("caller", 5, 3, 2));
    }

    @Test
    void aRequestHeavierThanTheBurstIsAdmittedByAFullBucket() {
        assertThat(buckets.take("a", 50)).isEmpty();
        assertThat(buckets.take("a", 1)).isPresent();
    }

    /** Otherwise a caller with many addresses could empty its bucket again and again. */
    @Test
    void aBucketInUseIsNotEvictedByManyNewCallers() {
        IntStream.range(0, 100).forEach(number -> buckets.take("earlier caller " + number, 1));
        admittedInARow("a");

        IntStream.range(0, 500).forEach(number -> buckets.take("new caller " + number, 1));

        assertThat(buckets.take("a", 1)).isPresent();
    }

    @Test
    void theHeadersDescribeTheLimitAndTheRetryTime() {
        HttpHeaders headers = new HttpHeaders();

        new RateLimitExceeded("caller", 5, 3, 2).addTo(headers);

        assertThat(headers.getFirst("Retry-After")).isEqualTo("2");
        assertThat(headers.getFirst("RateLimit-Policy")).isEqualTo("\"caller\";q=5;w=3");
        assertThat(headers.getFirst("RateLimit")).isEqualTo("\"caller\";r=0;t=2");
    }

    private long admittedInARow(String caller) {
        return IntStream.range(0, 20)
                .takeWhile(call -> buckets.take(caller, 1).isEmpty())
                .count();
    }
}
