package dev.souk.system.bench.roll;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class TallyTest {

    private static final long MILLISECOND = 1_000_000;

    private final AtomicLong now = new AtomicLong();
    private final Tally tally = new Tally("order-service", now::get);

    @Test
    void failuresAreCountedByKindAndAreCalls() {
        tally.succeeded("order-service", 0);
        tally.failed("GET /orders 503");
        tally.failed("GET /orders 503");

        assertThat(tally.calls()).isEqualTo(3);
        assertThat(tally.failures()).isEqualTo(Map.of("GET /orders 503", 2L));
    }

    @Test
    void theGapIsTheLongestTimeWithoutAnAnswerOfTheRolledService() {
        tally.succeeded("order-service", 0);
        now.addAndGet(60 * MILLISECOND);
        tally.succeeded("cart-service", 0);
        tally.succeeded("order-service", 0);

        assertThat(tally.longestGapMillis()).isEqualTo(60);
    }

    @Test
    void theTimeBetweenTwoRollsIsNoGap() {
        tally.succeeded("order-service", 0);
        tally.pause();
        now.addAndGet(60 * MILLISECOND);
        tally.resume();
        tally.succeeded("order-service", 0);

        assertThat(tally.longestGapMillis()).isZero();
    }

    @Test
    void anAnswerThatComesAfterTheRollDoesNotBeginAGap() {
        tally.pause();
        tally.succeeded("order-service", 0);
        now.addAndGet(60 * MILLISECOND);
        tally.resume();
        tally.succeeded("order-service", 0);

        assertThat(tally.longestGapMillis()).isZero();
    }

    @Test
    void aServiceThatDoesNotAnswerAnymoreHasAGap() {
        tally.succeeded("order-service", 0);
        now.addAndGet(60 * MILLISECOND);
        tally.pause();

        assertThat(tally.longestGapMillis()).isEqualTo(60);
    }
}
