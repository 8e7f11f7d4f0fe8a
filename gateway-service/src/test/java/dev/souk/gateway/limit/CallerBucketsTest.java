package dev.souk.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;

class CallerBucketsTest {

    private final Meter clock = new Meter();
    private final CallerBuckets buckets = new CallerBuckets("caller", 2, 5, 100, clock);

    @Test
    void aCallerMaySendABurstAndThenIsToldToWait() {
        assertThat(passesInARow("a")).isEqualTo(5);

        assertThat(buckets.take("a")).contains(new RateLimitExceeded("caller", 5, 3, 1));
    }

    @Test
    void aCallerWhoWaitsMaySendAgainAsMuchAsTheRateAllows() {
        passesInARow("a");

        clock.advance(Duration.ofSeconds(1));

        assertThat(passesInARow("a")).isEqualTo(2);
    }

    @Test
    void oneCallerDoesNotUseUpAnothersBucket() {
        passesInARow("a");

        assertThat(buckets.take("b")).isEmpty();
    }

    @Test
    void aLongPauseFillsTheBucketNoFurtherThanTheBurst() {
        passesInARow("a");

        clock.advance(Duration.ofHours(1));

        assertThat(passesInARow("a")).isEqualTo(5);
    }

    @Test
    void theHeadersSayHowMuchIsAllowedAndWhenToComeBack() {
        HttpHeaders headers = new HttpHeaders();

        new RateLimitExceeded("caller", 5, 3, 2).describe(headers);

        assertThat(headers.getFirst("Retry-After")).isEqualTo("2");
        assertThat(headers.getFirst("RateLimit-Policy")).isEqualTo("\"caller\";q=5;w=3");
        assertThat(headers.getFirst("RateLimit")).isEqualTo("\"caller\";r=0;t=2");
    }

    private long passesInARow(String caller) {
        return IntStream.range(0, 20)
                .takeWhile(call -> buckets.take(caller).isEmpty())
                .count();
    }

    private static final class Meter implements TimeMeter {

        private long nanos;

        void advance(Duration time) {
            nanos += time.toNanos();
        }

        @Override
        public long currentTimeNanos() {
            return nanos;
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    }
}
