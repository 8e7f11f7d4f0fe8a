package dev.souk.cart.stock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class StockRequestTest {

    @Test
    void piecesAreAddedOrRemoved() {
        assertThat(new StockRequest(3).pieces()).isEqualTo(3);
        assertThat(new StockRequest(-3).pieces()).isEqualTo(-3);
    }

    @Test
    void zeroIsNoAdjustment() {
        assertThatThrownBy(() -> new StockRequest(0).pieces()).hasMessageContaining("adds or removes");
    }
}
