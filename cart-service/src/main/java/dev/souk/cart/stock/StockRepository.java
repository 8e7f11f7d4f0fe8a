package dev.souk.cart.stock;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The stock of all items. It changes by postings alone: a trigger adds each to the columns of {@code stock}, whose
 * CHECKs have the last word. Every method is part of its caller's transaction, and locks items in the order of their
 * ids, so that two orders for the same items wait for each other but never crosswise.
 */
@Component
public class StockRepository {

    private final JdbcClient jdbc;
    private final OrderStockRepository orders;

    StockRepository(JdbcClient jdbc, OrderStockRepository orders) {
        this.jdbc = jdbc;
        this.orders = orders;
    }

    /** Begins the ledger of a new item, with no piece of it. */
    public void open(UUID itemId) {
        jdbc.sql("insert into stock (item_id) values (:item)")
                .param("item", itemId)
                .update();
    }

    /** Books {@code delta} pieces that have come from outside or, where it is negative, have left without an order. */
    public AdjustmentResult adjust(UUID itemId, int delta) {
        // the condition is read again once the row is locked: of two that take the last piece, one does
        int booked = jdbc.sql("""
                insert into stock_posting (item_id, kind, external, on_hand, reserved, sold)
                select item_id, :kind, :external * :delta, :on_hand * :delta, 0, 0
                from stock where item_id = :item and on_hand + :delta >= 0
                for update
                """)
                .param("item", itemId)
                .param("kind", Movement.ADJUST.name())
                .param("external", Movement.ADJUST.external())
                .param("on_hand", Movement.ADJUST.onHand())
                .param("delta", delta)
                .update();
        return level(itemId)
                .<AdjustmentResult>map(
                        level -> booked == 1 ? new AdjustmentResult.Booked(level) : new AdjustmentResult.TooFew(level))
                .orElseGet(AdjustmentResult.NoSuchItem::new);
    }

    /** The level of an item; empty where there is no such item. */
    public Optional<StockLevel> level(UUID itemId) {
        return jdbc.sql("select item_id, on_hand, reserved, sold from stock where item_id = :item")
                .param("item", itemId)
                .query(StockLevel.class)
                .optional();
    }

    /**
     * Reserves for an order all pieces it asks for, or none.
     *
     * @param quantities how many of each item, at least 1
     * @return what there is too little of; empty where all is reserved
     */
    public List<Shortage> reserve(UUID orderId, Map<UUID, Long> quantities) {
        return orders.reserve(orderId, quantities);
    }

    /** Sells what is reserved for an order; returns how many of each item that was. */
    public Map<UUID, Long> sell(UUID orderId) {
        return orders.moveReserved(orderId, Movement.SELL);
    }

    /**
     * Puts back on hand what is reserved for an order, which may be nothing; returns how many of each item that was.
     */
    public Map<UUID, Long> release(UUID orderId) {
        return orders.moveReserved(orderId, Movement.RELEASE);
    }
}
