package dev.souk.gateway.request;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ByteBudgetTest {

    private final ByteBudget budget = new ByteBudget(100, 60);

    @Test
    void oneClientCannotTakeAllBytes() {
        assertThat(budget.reserve("a").add(40)).isTrue();
        assertThat(budget.reserve("a").add(40)).isFalse();
        assertThat(budget.reserve("b").add(20)).isTrue();
    }

    @Test
    void allClientsTogetherHaveALimit() {
        assertThat(budget.reserve("a").add(60)).isTrue();
        assertThat(budget.reserve("b").add(60)).isFalse();
    }

    @Test
    void whatIsReleasedCanBeTakenAgainAndNoClientIsRememberedWithoutBytes() {
        for (int body = 0; body < 10; body++) {
            var reservation = budget.reserve("a");
            assertThat(reservation.add(30)).isTrue();
            assertThat(reservation.add(30)).isTrue();
            assertThat(reservation.add(1)).isFalse();
            reservation.release();
        }

        assertThat(budget.used()).isZero();
        assertThat(budget.clients()).isZero();
    }
}
