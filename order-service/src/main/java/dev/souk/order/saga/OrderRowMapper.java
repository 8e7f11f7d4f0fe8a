package dev.souk.order.saga;

import dev.souk.order.domain.Line;
import dev.souk.order.domain.Order;
import dev.souk.order.domain.OrderStatus;
import dev.souk.order.domain.Reason;
import dev.souk.order.domain.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/** Turns the rows of an order and its lines, one row for each line, into the order. */
final class OrderRowMapper {

    private OrderRowMapper() {}

    static Order withOneLine(ResultSet row, int number) throws SQLException {
        return new Order(
                row.getObject("id", UUID.class),
                row.getObject("user_id", UUID.class),
                row.getLong("cart_version"),
                List.of(line(row)),
                state(row),
                row.getInt("facts"));
    }

    static Order withLinesOf(List<Order> rows) {
        Order first = rows.getFirst();
        List<Line> lines = rows.stream().flatMap(row -> row.lines().stream()).toList();
        return new Order(first.id(), first.userId(), first.cartVersion(), lines, first.state(), first.facts());
    }

    private static Line line(ResultSet row) throws SQLException {
        return new Line(
                row.getObject("item_id", UUID.class),
                row.getString("name"),
                row.getInt("quantity"),
                row.getLong("price_cents"));
    }

    private static State state(ResultSet row) throws SQLException {
        return switch (OrderStatus.valueOf(row.getString("status"))) {
            case PLACED -> new State.Placed();
            case STOCK_RESERVED -> new State.Reserved();
            case CONFIRMED -> new State.Confirmed();
            case CANCELLING ->
                new State.Cancelling(
                        Reason.of(row.getString("reason")),
                        row.getBoolean("stock_answered"),
                        row.getBoolean("payment_answered"));
            case CANCELLED -> new State.Cancelled(Reason.of(row.getString("reason")));
        };
    }
}
