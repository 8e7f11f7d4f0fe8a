package dev.souk.cart.stock;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Broken variant: reads the stock, then reserves it a moment later. Pieces that another instance reserves in between
 * are sold twice. The long pause makes that certain: orders are placed and arrive there within much less than 3 s.
 */
@Primary
@AutoConfiguration
@ConditionalOnProperty(name = "souk.broken", havingValue = "stock-read-then-write")
class BrokenStockReadThenWrite extends OrderStockRepository {

    private final JdbcClient jdbc;

    BrokenStockReadThenWrite(JdbcClient jdbc) {
        super(jdbc);
        this.jdbc = jdbc;
    }

    @Override
    public List<Shortage> reserve(UUID orderId, Map<UUID, Long> quantities) {
        List<Shortage> missing = quantities.entrySet().stream()
                .map(wanted -> new Shortage(wanted.getKey(), wanted.getValue(), onHand(wanted.getKey())))
                .filter(wanted -> wanted.available() < wanted.requested())
                .toList();
        if (missing.isEmpty()) {
            jdbc.sql("set local statement_timeout = '4s'").update();
            jdbc.sql("select cast(pg_sleep(3) as text)").query(String.class).single();
            quantities.forEach((item, quantity) -> take(orderId, item, quantity));
        }
        return missing;
    }

    private long onHand(UUID item) {
        return jdbc.sql("select on_hand from stock where item_id = :item")
                .param("item", item)
                .query(Long.class)
                .single();
    }

    private void take(UUID orderId, UUID item, long quantity) {
        jdbc.sql("""
                insert into stock_posting (item_id, kind, order_id, external, on_hand, reserved, sold)
                values (:item, 'RESERVE', :order, 0, -:quantity, :quantity, 0)
                """)
                .param("item", item)
                .param("order", orderId)
                .param("quantity", quantity)
                .update();
    }
}
