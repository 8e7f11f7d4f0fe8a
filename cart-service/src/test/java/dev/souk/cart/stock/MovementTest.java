package dev.souk.cart.stock;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MovementTest {

    @ParameterizedTest
    @CsvSource({"ADJUST, -1, 1, 0, 0", "RESERVE, 0, -1, 1, 0", "RELEASE, 0, 1, -1, 0", "SELL, 0, 0, -1, 1"})
    void eachMovementHasItsAccounts(Movement movement, int external, int onHand, int reserved, int sold) {
        assertThat(movement.parameters())
                .isEqualTo(Map.of(
                        "kind",
                        movement.name(),
                        "external",
                        external,
                        "on_hand",
                        onHand,
                        "reserved",
                        reserved,
                        "sold",
                        sold));
    }
}
