package dev.souk.order.query;

import dev.souk.order.domain.OrderStatus;
import java.sql.Array;
import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads orders that are not final yet, of all instances, by the partial index on their deadlines. */
@Repository
public class OpenOrderRepository {

    private final JdbcClient jdbc;

    OpenOrderRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Orders that are still open long after their deadline.
     *
     * @param count of all of them
     * @param oldest those with the earliest deadlines
     */
    public record StuckOrders(long count, List<UUID> oldest) {

        /** No order is stuck. */
        public static final StuckOrders NONE = new StuckOrders(0, List.of());

        /** The result of one search. */
        public StuckOrders {
            oldest = List.copyOf(oldest);
        }
    }

    /**
     * The open orders of one status.
     *
     * @param oldestSeconds how long ago the oldest of them was placed
     */
    public record OpenOrders(long count, double oldestSeconds) {

        /** There is none. */
        public static final OpenOrders NONE = new OpenOrders(0, 0);
    }

    /** Open orders by status; a status without orders is missing. */
    public Map<OrderStatus, OpenOrders> findByStatus() {
        Map<OrderStatus, OpenOrders> found = new EnumMap<>(OrderStatus.class);
        jdbc.sql("""
                select status, count(*), extract(epoch from clock_timestamp() - min(placed_at)) oldest from orders
                where status in ('PLACED', 'STOCK_RESERVED', 'CANCELLING') group by status
                """).query(row -> {
            var open = new OpenOrders(row.getLong("count"), row.getDouble("oldest"));
            found.put(OrderStatus.valueOf(row.getString("status")), open);
        });
        return found;
    }

    /**
     * Orders whose deadline passed more than {@code after} ago. A cancellation keeps the deadline of its order.
     *
     * @param limit how many of them to name
     */
    public StuckOrders findStuck(Duration after, int limit) {
        return jdbc.sql("""
                with stuck as (
                    select id, deadline from orders
                    where status in ('PLACED', 'STOCK_RESERVED', 'CANCELLING')
                      and deadline < clock_timestamp() - cast(:after as interval)
                )
                select (select count(*) from stuck) count,
                       array (select id from stuck order by deadline, id limit :limit) oldest
                """)
                .param("limit", limit)
                .param("after", after.toString())
                .query((row, _) -> new StuckOrders(row.getLong("count"), ids(row.getArray("oldest"))))
                .single();
    }

    private static List<UUID> ids(Array column) throws SQLException {
        return List.of((UUID[]) column.getArray());
    }
}
