package dev.souk.gateway.request;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.gateway.request.ClientLimit.Decision;
import org.junit.jupiter.api.Test;

class ClientLimitTest {

    private final ClientLimit limit = new ClientLimit(3, 2);
    private final ClientLimit bytes = new ClientLimit(100, 60);

    @Test
    void oneClientCannotTakeAllPermits() {
        assertThat(limit.tryAcquire("a", 1)).isEqualTo(Decision.ADMITTED);
        assertThat(limit.tryAcquire("a", 1)).isEqualTo(Decision.ADMITTED);
        assertThat(limit.tryAcquire("a", 1)).isEqualTo(Decision.CLIENT_LIMIT_REACHED);
        assertThat(limit.tryAcquire("b", 1)).isEqualTo(Decision.ADMITTED);
    }

    @Test
    void allClientsTogetherHaveALimit() {
        limit.tryAcquire("a", 1);
        limit.tryAcquire("a", 1);
        limit.tryAcquire("b", 1);

        assertThat(limit.tryAcquire("c", 1)).isEqualTo(Decision.LIMIT_REACHED);
    }

    @Test
    void oneClientCannotTakeAllBytesAndIsNotChargedForThoseItDoesNotGet() {
        assertThat(bytes.tryAcquire("a", 40)).isEqualTo(Decision.ADMITTED);
        assertThat(bytes.tryAcquire("a", 40)).isEqualTo(Decision.CLIENT_LIMIT_REACHED);
        assertThat(bytes.tryAcquire("a", 20)).isEqualTo(Decision.ADMITTED);
        assertThat(bytes.tryAcquire("b", 20)).isEqualTo(Decision.ADMITTED);
    }

    @Test
    void theBytesOfAllClientsTogetherHaveALimit() {
        assertThat(bytes.tryAcquire("a", 60)).isEqualTo(Decision.ADMITTED);
        assertThat(bytes.tryAcquire("b", 60)).isEqualTo(Decision.LIMIT_REACHED);
        assertThat(bytes.tryAcquire("b", 40)).isEqualTo(Decision.ADMITTED);
    }

    @Test
    void aReleasedPermitCanBeTakenAgainAndNoClientIsRememberedWithoutOne() {
        for (int call = 0; call < 10; call++) {
            assertThat(limit.tryAcquire("a", 1)).isEqualTo(Decision.ADMITTED);
            limit.release("a", 1);
        }
        limit.tryAcquire("b", 1);
        limit.tryAcquire("b", 1);
        limit.tryAcquire("b", 1);
        limit.release("b", 1);
        limit.release("b", 1);

        assertThat(limit.clients()).isZero();
    }

    @Test
    void releasedBytesCanBeTakenAgainAndNoClientIsRememberedWithoutAny() {
        for (int body = 0; body < 10; body++) {
            assertThat(bytes.tryAcquire("a", 30)).isEqualTo(Decision.ADMITTED);
            assertThat(bytes.tryAcquire("a", 30)).isEqualTo(Decision.ADMITTED);
            assertThat(bytes.tryAcquire("a", 1)).isEqualTo(Decision.CLIENT_LIMIT_REACHED);
            bytes.release("a", 60);
        }

        bytes.release("never seen", 0); // an empty body

        assertThat(bytes.clients()).isZero();
        assertThat(bytes.tryAcquire("a", 60)).isEqualTo(Decision.ADMITTED);
        assertThat(bytes.tryAcquire("b", 40)).isEqualTo(Decision.ADMITTED);
    }
}
