package dev.souk.order.persistence;

import dev.souk.order.domain.Line;
import dev.souk.order.domain.Order;
import dev.souk.order.domain.OrderStatus;
import dev.souk.order.domain.Reason;
import dev.souk.order.domain.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.ResultSetExtractor;

/** Reads one order from a result with one row per line. */
final class OrderExtractor implements ResultSetExtractor<Optional<Order>> {

    @Override
    public Optional<Order> extractData(ResultSet rows) throws SQLException {
        if (!rows.next()) {
            return Optional.empty();
        }
        UUID id = rows.getObject("id", UUID.class);
        UUID userId = rows.getObject("user_id", UUID.class);
        long cartVersion = rows.getLong("cart_version");
        State state = state(rows);
        int version = rows.getInt("version");
        return Optional.of(new Order(id, userId, cartVersion, lines(rows), state, version));
    }

    private static List<Line> lines(ResultSet rows) throws SQLException {
        List<Line> lines = new ArrayList<>();
        do {
            lines.add(new Line(
                    rows.getObject("item_id", UUID.class),
                    rows.getString("name"),
                    rows.getInt("quantity"),
                    rows.getLong("price_cents")));
        } while (rows.next());
        return lines;
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
