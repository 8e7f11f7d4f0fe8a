package dev.souk.order.monitoring;

import java.sql.Array;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Finds orders that are between states long after their deadline, by the index on deadlines. */
@Repository
class StuckOrders {

    private final JdbcClient jdbc;

    StuckOrders(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What one look has found.
     *
     * @param count of all of them
     * @param longest those that are stuck longest
     */
    record Found(long count, List<UUID> longest) {

        Found {
            longest = List.copyOf(longest);
        }
    }

    /** A cancellation keeps the deadline of its order: nobody who cancels waits longer than who does not. */
    Found look(StuckOrderProperties limits) {
        return jdbc.sql("""
                with stuck as (
                    select id, deadline from orders
                    where status in ('PLACED', 'STOCK_RESERVED', 'CANCELLING')
                      and deadline < clock_timestamp() - make_interval(secs => :seconds)
                )
                select (select count(*) from stuck) count,
                       array (select id from stuck order by deadline, id limit :named) longest
                """)
                .param("named", limits.named())
                .param("seconds", limits.after().toMillis() / 1000.0)
                .query((row, number) -> new Found(row.getLong("count"), ids(row.getArray("longest"))))
                .single();
    }

    private static List<UUID> ids(Array column) throws SQLException {
        return List.of((UUID[]) column.getArray());
    }
}
