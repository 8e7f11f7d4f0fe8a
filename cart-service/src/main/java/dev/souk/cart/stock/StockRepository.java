package dev.souk.cart.stock;

import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The stock of items and its adjustments. Stock changes only through postings: a trigger adds each posting to the
 * columns of {@code stock}, and their CHECK constraints decide. Every method runs in its caller's transaction.
 */
@Repository
public class StockRepository {

    private final JdbcClient jdbc;

    StockRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Inserts the stock of a new item, with no pieces. */
    public void insert(UUID itemId) {
        jdbc.sql("insert into stock (item_id) values (:item)")
                .param("item", itemId)
                .update();
    }

    /**
     * Posts {@code delta} pieces that were delivered or, if it is negative, removed without an order. Returns false if
     * fewer are on hand, or there is no such item.
     */
    public boolean adjust(UUID itemId, int delta) {
        // the row lock makes PostgreSQL evaluate the condition again: of two that take the last piece, one succeeds
        return jdbc.sql("""
                insert into stock_posting (item_id, kind, external, on_hand, reserved, sold)
                select item_id, :kind, :external * :delta, :on_hand * :delta, 0, 0
                from stock where item_id = :item and on_hand + :delta >= 0
                for update
                """)
                        .params(Movement.ADJUST.parameters())
                        .param("item", itemId)
                        .param("delta", delta)
                        .update()
                == 1;
    }

    /** The level of an item; empty if there is no such item. */
    public Optional<StockLevel> level(UUID itemId) {
        return jdbc.sql("select item_id, on_hand, reserved, sold from stock where item_id = :item")
                .param("item", itemId)
                .query(StockLevel.class)
                .optional();
    }
}
