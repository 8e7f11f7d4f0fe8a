package dev.souk.cart.stock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.testing.SoukTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

@SoukTest
@Transactional
class StockRepositoryIT {

    private final StockRepository stock;
    private final OrderStockRepository orders;
    private final JdbcClient jdbc;
    private final UUID item = UUID.randomUUID();
    private final UUID order = UUID.randomUUID();

    StockRepositoryIT(StockRepository stock, OrderStockRepository orders, JdbcClient jdbc) {
        this.stock = stock;
        this.orders = orders;
        this.jdbc = jdbc;
    }

    @BeforeEach
    void fivePieces() {
        jdbc.sql("insert into item (id, sku, name, price_cents, on_sale) values (:id, :sku, 'Lamp', 1, true)")
                .param("id", item)
                .param("sku", item.toString())
                .update();
        stock.insert(item);
        stock.adjust(item, 5);
    }

    @Test
    void whatIsMissingIsNamedAndNothingIsReserved() {
        assertThat(orders.reserve(order, Map.of(item, 6L))).containsExactly(new Shortage(item, 6, 5));
        assertThat(orders.sell(order)).isEmpty();
        assertLevel(5, 0, 0);
    }

    @Test
    void exactlyWhatWasReservedIsSold() {
        assertThat(orders.reserve(order, Map.of(item, 5L))).isEmpty();
        assertThat(orders.sell(order)).isEqualTo(Map.of(item, 5L));
        assertLevel(0, 0, 5);
    }

    @Test
    void exactlyWhatWasReservedIsReleased() {
        orders.reserve(order, Map.of(item, 2L));
        orders.reserve(UUID.randomUUID(), Map.of(item, 1L));
        assertThat(orders.release(order)).isEqualTo(Map.of(item, 2L));
        assertLevel(4, 1, 0);
    }

    @Test
    void theLevelIsTheSumOfItsPostingsAndOfTheAdjustments() {
        orders.reserve(order, Map.of(item, 3L));
        orders.sell(order);
        stock.adjust(item, -1);

        assertThat(sums("true")).isEqualTo(List.of(1L, 0L, 3L));
        assertThat(sums("kind = 'ADJUST'")).isEqualTo(List.of(4L, 0L, 0L));
        assertLevel(1, 0, 3);
    }

    @Test
    void anAdjustmentTellsWhetherItIsPosted() {
        assertThat(stock.adjust(item, -6)).isFalse();
        assertLevel(5, 0, 0);
        assertThat(stock.adjust(item, -5)).isTrue();
        assertLevel(0, 0, 0);
        assertThat(stock.adjust(UUID.randomUUID(), 1)).isFalse();
    }

    private List<Long> sums(String condition) {
        return jdbc.sql("select sum(on_hand), sum(reserved), sum(sold) from stock_posting where item_id = :item and "
                        + condition)
                .param("item", item)
                .query((row, number) -> List.of(row.getLong(1), row.getLong(2), row.getLong(3)))
                .single();
    }

    private void assertLevel(long onHand, long reserved, long sold) {
        assertThat(stock.level(item)).hasValue(new StockLevel(item, onHand, reserved, sold));
    }
}
