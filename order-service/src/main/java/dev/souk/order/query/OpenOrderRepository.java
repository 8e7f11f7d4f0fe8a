package dev.souk.order.query;

import dev.souk.order.domain.OrderStatus;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads orders that are not final yet, of all instances. */
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
    public record StuckOrders(long count, List<UUID> oldest) {}

    /**
     * The open orders of one status.
     *
     * @param oldestSeconds how long ago the oldest of them was placed
     */
    public record OpenOrders(OrderStatus status, long count, double oldestSeconds) {}

    /** Open orders by status; a status without orders is missing. */
    public List<OpenOrders> findByStatus() {
        return jdbc.sql("""
                select status, count(*), extract(epoch from clock_timestamp() - min(placed_at)) oldest_seconds
                from orders where status in ('PLACED', 'STOCK_RESERVED', 'CANCELLING') group by status
                """).query(OpenOrders.class).list();
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
                      and deadline < statement_timestamp() - cast(:after as interval)
                )
                select (select count(*) from stuck) count,
                       array (select id from stuck order by deadline, id limit :limit) oldest
                """)
                .param("limit", limit)
                .param("after", after.toString())
                .query((row, _) -> new StuckOrders(row.getLong("count"), List.of((UUID[])
                        row.getArray("oldest").getArray())))
                .single();
    }

    /**
     * Orders with which a user holds stock: not finished, or of the last minute and declined for want of money or
     * cancelled by the user, among the latest 200: the index of the user's orders finds these, and a long history costs
     * no more.
     */
    public int countPending(UUID userId) {
        return jdbc.sql("""
                select count(*) from (
                    select status, reason, placed_at from orders where user_id = :user order by id desc limit 200) latest
                where status in ('PLACED', 'STOCK_RESERVED', 'CANCELLING')
                   or (reason in ('payment-declined', 'cancelled-by-user') and placed_at > clock_timestamp() - interval '1 minute')
                """).param("user", userId).query(Integer.class).single();
    }
}
