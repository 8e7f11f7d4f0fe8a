package dev.souk.cart.stock;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class MovementTest {

    @ParameterizedTest
    @EnumSource
    void aMovementSumsToZero(Movement movement) {
        assertThat(movement.external() + movement.onHand() + movement.reserved() + movement.sold())
                .isZero();
    }

    @ParameterizedTest
    @CsvSource({"ADJUST, -1, 1, 0, 0", "RESERVE, 0, -1, 1, 0", "RELEASE, 0, 1, -1, 0", "SELL, 0, 0, -1, 1"})
    void eachMovementHasItsAccounts(Movement movement, int external, int onHand, int reserved, int sold) {
        assertThat(new int[] {movement.external(), movement.onHand(), movement.reserved(), movement.sold()})
                .containsExactly(external, onHand, reserved, sold);
    }

    @Test
    void reservedPiecesAreSoldOrReleased() {
        assertThat(Movement.SELL.reserved()).isEqualTo(-Movement.RESERVE.reserved());
        assertThat(Movement.RELEASE.reserved()).isEqualTo(-Movement.RESERVE.reserved());
        assertThat(Movement.RELEASE.onHand()).isEqualTo(-Movement.RESERVE.onHand());
    }
}
