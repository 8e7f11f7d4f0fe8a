package dev.souk.cart.stock;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The stock postings of orders; they record what an order has reserved. Every method runs in its caller's transaction
 * and locks items in the order of their ids, so that two orders for the same items cannot deadlock.
 */
@Repository
public class OrderStockRepository {

    private final JdbcClient jdbc;

    OrderStockRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Reserves all pieces of an order or none, in one statement: it locks the items, then finds what is missing, then
     * posts if nothing is.
     *
     * @param quantities how many of each item, at least 1
     * @return the items with too few pieces; empty if all are reserved
     */
    public List<Shortage> reserve(UUID orderId, Map<UUID, Long> quantities) {
        return jdbc.sql("""
                with wanted as (
                    select * from unnest(cast(:items as uuid[]), cast(:quantities as bigint[])) w (item_id, quantity)
                ), locked as materialized (
                    select item_id, on_hand from stock
                    where item_id = any (cast(:items as uuid[]))
                    order by item_id
                    for update
                ), missing as materialized (
                    select item_id, quantity, coalesce(on_hand, 0) available
                    from wanted left join locked using (item_id)
                    where coalesce(on_hand, 0) < quantity
                ), posted as (
                    insert into stock_posting (item_id, kind, order_id, external, on_hand, reserved, sold)
                    select item_id, :kind, :order, :external * quantity, :on_hand * quantity,
                        :reserved * quantity, :sold * quantity
                    from wanted where not exists (select from missing)
                    order by item_id
                )
                select item_id, quantity requested, available from missing order by item_id
                """)
                .params(Movement.RESERVE.parameters())
                .param("order", orderId)
                .param("items", quantities.keySet().toArray(UUID[]::new))
                .param("quantities", quantities.values().toArray(Long[]::new))
                .query(Shortage.class)
                .list();
    }

    /** Sells what is reserved for an order. Returns the quantity of each item. */
    public Map<UUID, Long> sell(UUID orderId) {
        return moveReserved(orderId, Movement.SELL);
    }

    /** Releases what is reserved for an order, which may be nothing. Returns the quantity of each item. */
    public Map<UUID, Long> release(UUID orderId) {
        return moveReserved(orderId, Movement.RELEASE);
    }

    /** The trigger updates the items in the order in which the postings are inserted. */
    private Map<UUID, Long> moveReserved(UUID orderId, Movement movement) {
        var moved = new TreeMap<UUID, Long>();
        jdbc.sql("""
                insert into stock_posting (item_id, kind, order_id, external, on_hand, reserved, sold)
                select item_id, :kind, order_id, :external * reserved, :on_hand * reserved,
                    :reserved * reserved, :sold * reserved
                from stock_posting
                where order_id = :order and kind = 'RESERVE'
                order by item_id
                returning item_id, -reserved
                """).params(movement.parameters()).param("order", orderId).query(row -> {
            moved.put(row.getObject(1, UUID.class), row.getLong(2));
        });
        return moved;
    }
}
