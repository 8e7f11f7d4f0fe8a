package dev.souk.order.stream;

import dev.souk.order.order.OrderStatus;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The steps of an order: four at most, so they are always read together. */
@Repository
class OrderHistory {

    private final JdbcClient jdbc;

    OrderHistory(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One step; {@code position} counts from 1. */
    record Step(int position, OrderStatus status, @Nullable String reason, Instant at) {}

    List<Step> of(UUID orderId) {
        return jdbc.sql("select position, status, reason, at from order_history where order_id = :id order by position")
                .param("id", orderId)
                .query((row, number) -> new Step(
                        row.getInt("position"),
                        OrderStatus.valueOf(row.getString("status")),
                        row.getString("reason"),
                        row.getObject("at", OffsetDateTime.class).toInstant()))
                .list();
    }
}
