package dev.souk.tools.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.souk.tools.ToolException;
import dev.souk.tools.client.SoukClient;
import dev.souk.tools.demo.DemoCatalog.CartLine;
import org.junit.jupiter.api.Test;

class DemoCatalogTest {

    private final DemoCatalog catalog = DemoCatalog.of(SoukClient.parse("""
            {"items": [
              {"id": "1", "name": "Lamp", "price_cents": 900, "available": 1},
              {"id": "2", "name": "Tea", "price_cents": 250, "available": 80}
            ]}"""));

    @Test
    void theItemWithTheHighestStockIsChosen() {
        assertThat(catalog.some(2).itemId()).isEqualTo("2");
        assertThat(catalog.some(2).totalCents()).isEqualTo(500);
    }

    @Test
    void theSecondChoiceCostsJustTooMuch() {
        CartLine line = catalog.costingMoreThan(1_000);

        assertThat(line.json()).isEqualTo("{\"item_id\":\"2\",\"quantity\":5}");
        assertThat(line.totalCents()).isGreaterThan(1_000);
    }

    @Test
    void anEmptyStockIsReported() {
        assertThatExceptionOfType(ToolException.class)
                .isThrownBy(() -> catalog.some(99))
                .withMessageContaining("out of stock");
    }
}
