package dev.souk.order.saga;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.souk.order.testing.OrderServiceTest;
import dev.souk.order.testing.Shop;
import dev.souk.order.testing.Shop.Placed;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the database itself does not let happen, whatever the code does. */
@OrderServiceTest
class OrderConstraintsIT {

    private final Shop shop;
    private final JdbcClient jdbc;

    OrderConstraintsIT(Shop shop, JdbcClient jdbc) {
        this.shop = shop;
        this.jdbc = jdbc;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update orders set total_cents = total_cents + 1 where id = :id",
                "update order_line set quantity = quantity + 1 where order_id = :id",
                "update order_line set quantity = 0 where order_id = :id",
                "insert into order_line values (:id, 3, gen_random_uuid(), 'Gift', 1, 1)",
                "update orders set status = 'LOST' where id = :id",
                "update orders set status = 'CANCELLED' where id = :id",
                "update orders set reason = 'timed-out' where id = :id",
                "update orders set status = 'CANCELLED', reason = 'bored' where id = :id",
                "update orders set stock_answered = true where id = :id",
                "insert into order_history values (:id, 2, 'PLACED', null)",
                "insert into orders (id, user_id, cart_version, total_cents, status, facts, deadline)"
                        + " select gen_random_uuid(), user_id, cart_version, 0, 'PLACED', 1, deadline"
                        + " from orders where id = :id"
            })
    void isRefused(String change) {
        Placed order = shop.order();
        assertThatThrownBy(() -> jdbc.sql(change).param("id", order.id()).update())
                .isInstanceOf(DataIntegrityViolationException.class);
    }
}
