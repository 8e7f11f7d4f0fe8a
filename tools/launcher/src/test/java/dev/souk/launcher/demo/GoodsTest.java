package dev.souk.launcher.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.souk.launcher.demo.Goods.Choice;
import dev.souk.launcher.report.LauncherException;
import org.junit.jupiter.api.Test;

class GoodsTest {

    private final Goods goods = Goods.of(Shop.parse("""
            {"items": [
              {"id": "1", "name": "Lamp", "price_cents": 900, "available": 1},
              {"id": "2", "name": "Tea", "price_cents": 250, "available": 80}
            ]}"""));

    @Test
    void theMostPlentifulIsBought() {
        assertThat(goods.some(2).item().name()).isEqualTo("Tea");
        assertThat(goods.some(2).totalCents()).isEqualTo(500);
    }

    @Test
    void whatCannotBePaidIsJustTooDear() {
        Choice choice = goods.dearerThan(1_000);

        assertThat(choice.json()).isEqualTo("{\"item_id\":\"2\",\"quantity\":5}");
        assertThat(choice.totalCents()).isGreaterThan(1_000);
    }

    @Test
    void anEmptyShopIsSaidToBeEmpty() {
        assertThatExceptionOfType(LauncherException.class)
                .isThrownBy(() -> goods.some(99))
                .withMessageContaining("nothing left");
    }
}
