package dev.souk.gateway.concurrency;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.gateway.concurrency.ConcurrencyLimit.Decision;
import org.junit.jupiter.api.Test;

class ConcurrencyLimitTest {

    private final ConcurrencyLimit limit = new ConcurrencyLimit(3, 2);

    @Test
    void oneClientCannotTakeAllPermits() {
        assertThat(limit.tryAcquire("a")).isEqualTo(Decision.ADMITTED);
        assertThat(limit.tryAcquire("a")).isEqualTo(Decision.ADMITTED);
        assertThat(limit.tryAcquire("a")).isEqualTo(Decision.CLIENT_LIMIT_REACHED);
        assertThat(limit.tryAcquire("b")).isEqualTo(Decision.ADMITTED);
    }

    @Test
    void allClientsTogetherHaveALimit() {
        limit.tryAcquire("a");
        limit.tryAcquire("a");
        limit.tryAcquire("b");

        assertThat(limit.tryAcquire("c")).isEqualTo(Decision.LIMIT_REACHED);
    }

    @Test
    void aReleasedPermitCanBeTakenAgainAndNoClientIsRememberedWithoutOne() {
        for (int call = 0; call < 10; call++) {
            assertThat(limit.tryAcquire("a")).isEqualTo(Decision.ADMITTED);
            limit.release("a");
        }
        limit.tryAcquire("b");
        limit.tryAcquire("b");
        limit.tryAcquire("b");
        limit.release("b");
        limit.release("b");

        assertThat(limit.clients()).isZero();
    }
}
