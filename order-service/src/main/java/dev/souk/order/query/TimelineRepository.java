package dev.souk.order.query;

import dev.souk.order.query.OrderTimeline.Entry;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads the timeline of an order from its history, its message log and the delivery of its events. */
@Repository
class TimelineRepository {

    private final JdbcClient jdbc;

    TimelineRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** All entries by time; one statement, so that the three tables are read at the same moment. */
    List<Entry> entries(UUID orderId) {
        return jdbc.sql("""
                select at, 'state' kind, status what, null event_id, null sequence, reason detail
                from order_history where order_id = :order
                union all
                select at, kind, type, event_id, sequence, case
                    when kind = 'received' then outcome
                    else coalesce(state, 'acknowledged') end
                from order_message left join outbox_delivery using (event_id)
                where order_id = :order
                union all
                select delivered_at, kind, type, event_id, sequence, 'duplicate ' || deliveries - 1
                from order_message
                where order_id = :order and deliveries > 1
                order by at
                """).param("order", orderId).query(Entry.class).list();
    }
}
