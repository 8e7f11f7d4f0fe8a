package dev.souk.order.query;

import dev.souk.order.domain.OrderStatus;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The steps of an order: four at most, so they are always read together. */
@Repository
public class OrderHistory {

    private final JdbcClient jdbc;

    OrderHistory(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One step; {@code position} counts from 1. */
    public record Step(
            int position, OrderStatus status, @Nullable String reason, Instant at) {}

    public List<Step> of(UUID orderId) {
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
