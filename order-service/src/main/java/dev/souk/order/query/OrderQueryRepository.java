package dev.souk.order.query;

import dev.souk.common.problem.Problems;
import dev.souk.common.security.Caller;
import dev.souk.common.web.Page;
import dev.souk.common.web.PageRequest;
import dev.souk.order.domain.OrderStatus;
import dev.souk.order.domain.Reason;
import dev.souk.order.query.OrderView.HistoryView;
import dev.souk.order.query.OrderView.LineView;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads orders for the REST API. An order with its lines and its history is one statement, and so is a page. */
@Repository
public class OrderQueryRepository {

    private static final UUID AFTER_ALL = new UUID(-1, -1);
    private static final TypeReference<List<LineView>> LINES = new TypeReference<>() {};
    private static final TypeReference<List<HistoryView>> HISTORY = new TypeReference<>() {};
    private static final String SELECT = """
            select o.id, o.user_id, o.status, o.reason, o.total_cents,
                   (select json_agg(json_build_object('item_id', l.item_id, 'name', l.name,
                                                      'quantity', l.quantity, 'price_cents', l.price_cents)
                                    order by l.position)
                    from order_line l where l.order_id = o.id) lines,
                   (select json_agg(json_build_object('status', h.status, 'reason', h.reason, 'at', h.at)
                                    order by h.position)
                    from order_history h where h.order_id = o.id) history
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

    /** The states that an order has had, oldest first: four at most. */
    public List<OrderStep> history(UUID orderId) {
        return jdbc.sql("select position, status, reason, at from order_history where order_id = :id order by position")
                .param("id", orderId)
                .query(OrderStep.class)
                .list();
    }

    private OrderView order(ResultSet row, int number) throws SQLException {
        @Nullable String reason = row.getString("reason");
        return new OrderView(
                row.getObject("id", UUID.class),
                row.getObject("user_id", UUID.class),
                OrderStatus.valueOf(row.getString("status")),
                reason == null ? null : Reason.of(reason),
                json.readValue(row.getString("lines"), LINES),
                row.getLong("total_cents"),
                json.readValue(row.getString("history"), HISTORY));
    }
}
