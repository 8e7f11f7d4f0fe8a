package dev.souk.order.query;

import dev.souk.common.problem.Problems;
import dev.souk.common.security.Caller;
import dev.souk.common.web.Page;
import dev.souk.common.web.PageRequest;
import dev.souk.order.query.OrderTimeline.Entry;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Reads orders for the REST API. An order with its lines and its history is one statement, and so is a page. */
@Repository
public class OrderQueryRepository {

    private static final UUID AFTER_ALL = new UUID(-1, -1);

    /** An order as the JSON of an {@link OrderView}. */
    private static final String SELECT = """
            select json_build_object(
                'id', o.id, 'user_id', o.user_id, 'status', o.status, 'reason', o.reason, 'total_cents', o.total_cents,
                'lines', (select json_agg(json_build_object('item_id', l.item_id, 'name', l.name,
                                                            'quantity', l.quantity, 'price_cents', l.price_cents)
                                          order by l.position)
                          from order_line l where l.order_id = o.id),
                'history', (select json_agg(json_build_object('status', h.status, 'reason', h.reason, 'at', h.at)
                                            order by h.position)
                            from order_history h where h.order_id = o.id))
            from orders o
            """;

    private static final String NEWEST_FIRST = " order by o.id desc limit :limit"; // ids are in the order of time

    private final JdbcClient jdbc;
    private final JsonMapper json;

    OrderQueryRepository(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** The order. Throws a problem with status 404 if there is none, or {@code caller} has no access to it. */
    public OrderView find(UUID id, Caller caller) {
        OrderView order = jdbc.sql(SELECT + "where o.id = :id")
                .param("id", id)
                .query(this::order)
                .optional()
                .orElseThrow(Problems::notFound);
        caller.requireAccessTo(order.userId());
        return order;
    }

    /** The caller's orders, or all orders for an admin, newest first. */
    public Page<OrderView> page(PageRequest request, Caller caller) {
        StatementSpec select = caller.isAdmin()
                ? jdbc.sql(SELECT + "where o.id < :before" + NEWEST_FIRST)
                : jdbc.sql(SELECT + "where o.user_id = :user and o.id < :before" + NEWEST_FIRST)
                        .param("user", caller.id());
        List<OrderView> rows = select.param("before", request.idOr(AFTER_ALL))
                .param("limit", request.fetchSize())
                .query(this::order)
                .list();
        return Page.of(rows, request, OrderView::id);
    }

    /**
     * The history of an order, its message log and the delivery of its events, by time; one statement, so that the
     * three tables are read at the same moment.
     */
    List<Entry> timeline(UUID orderId) {
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

    private OrderView order(ResultSet row, int number) throws SQLException {
        return json.readValue(row.getString(1), OrderView.class);
    }
}
