package dev.souk.system.bench.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class TallyTest {

    private static final long MILLISECOND = 1_000_000;

    private final AtomicLong now = new AtomicLong();
    private final Tally tally = new Tally("order-service", now::get);

    @Test
    void theGapIsTheLongestTimeWithoutAResponseOfTheRolledService() {
        tally.succeeded("order-service");
        now.addAndGet(60 * MILLISECOND);
        tally.succeeded("cart-service");
        tally.succeeded("order-service");

        assertThat(tally.longestGapMillis()).isEqualTo(60);
    }

    @Test
    void theTimeBetweenTwoRollsIsNoGap() {
        tally.succeeded("order-service");
        tally.pause();
        now.addAndGet(60 * MILLISECOND);
        tally.resume();
        tally.succeeded("order-service");

        assertThat(tally.longestGapMillis()).isZero();
    }

    @Test
    void aResponseThatComesAfterTheRollDoesNotBeginAGap() {
        tally.pause();
        tally.succeeded("order-service");
        now.addAndGet(60 * MILLISECOND);
        tally.resume();
        tally.succeeded("order-service");

        assertThat(tally.longestGapMillis()).isZero();
    }

    @Test
    void aServiceThatDoesNotRespondAnymoreHasAGap() {
        tally.succeeded("order-service");
        now.addAndGet(60 * MILLISECOND);
        tally.pause();

        assertThat(tally.longestGapMillis()).isEqualTo(60);
    }
}
