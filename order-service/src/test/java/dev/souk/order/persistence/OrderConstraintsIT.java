package dev.souk.order.persistence;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.souk.order.testing.OrderServiceApplicationTest;
import dev.souk.order.testing.Shop;
import dev.souk.order.testing.Shop.Placed;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the database rejects, whatever the code does. */
@OrderServiceApplicationTest
class OrderConstraintsIT {

    private final Shop shop;
    private final JdbcClient jdbc;

    OrderConstraintsIT(Shop shop, JdbcClient jdbc) {
        this.shop = shop;
        this.jdbc = jdbc;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            update orders set total_cents = total_cents + 1 where id = :id              | cannot change from PLACED
            update order_line set quantity = quantity + 1 where order_id = :id          | order_line is never changed
            insert into order_line values (:id, 51, gen_random_uuid(), 'Gift', 1, 0)    | order_line_position_check
            insert into order_line values (:id, 3, gen_random_uuid(), 'Gift', 0, 1)     | order_line_quantity_check
            insert into order_line values (:id, 3, gen_random_uuid(), 'Gift', 1, -1)    | order_line_price_cents_check
            insert into order_line values (:id, 3, gen_random_uuid(), 'Gift', 1, 1)     | is not the sum of its lines
            update orders set status = 'LOST' where id = :id                            | cannot change from PLACED
            update orders set status = 'CANCELLED' where id = :id                       | cannot change from PLACED
            update orders set reason = 'timed-out' where id = :id                       | cannot change from PLACED
            update orders set status = 'CANCELLED', reason = 'bored' where id = :id     | cannot change from PLACED
            update orders set stock_answered = true where id = :id | orders_answers_while_cancelling
            insert into order_history values (:id, 2, 'PLACED', null) | order_history_order_id_status_key
            """)
    void isRejected(String change, String message) {
        Placed order = shop.order();
        assertThatThrownBy(() -> change(change, order))
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource({
        "3,  0,           , orders_one_per_cart_version",
        "4,  0,           , the history of order",
        "-1, 0,           , orders_cart_version_check",
        "4,  -1,          , orders_total_cents_check",
        "4,  0, bored,      orders_reason_check",
        "4,  0, timed-out,  orders_reason_iff_cancelled"
    })
    void isNoValidNewOrder(long cartVersion, long cents, @Nullable String reason, String message) {
        Placed order = shop.order();
        assertThatThrownBy(() -> jdbc.sql("""
                                insert into orders
                                    (id, user_id, cart_version, total_cents, reason, status, version, deadline)
                                values (gen_random_uuid(), :user, :version, :cents, :reason, 'PLACED', 1, now())
                                """)
                        .param("user", order.user())
                        .param("version", cartVersion)
                        .param("cents", cents)
                        .param("reason", reason)
                        .update())
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            update orders set status = 'CONFIRMED', version = 2 where id = :id            | cannot change from PLACED
            update orders set status = 'STOCK_RESERVED' where id = :id                  | cannot change from PLACED
            update orders set version = 2 where id = :id                                  | cannot change from PLACED
            update orders set status = 'CANCELLING', reason = 'payment-declined', version = 2 where id = :id | declined)
            update orders set status = 'CANCELLED', reason = 'timed-out', version = 2 where id = :id | (timed-out)
            update orders set user_id = gen_random_uuid() where id = :id                | cannot change from PLACED
            update orders set cart_version = 99 where id = :id                          | cannot change from PLACED
            update orders set status = 'STOCK_RESERVED', version = 2 where id = :id       | the history of order
            insert into order_history values (:id, 2, 'STOCK_RESERVED', null)           | has never been STOCK_RESERVED
            update order_history set at = now() where order_id = :id                    | order_history is never changed
            delete from order_history where order_id = :id                              | order_history is never changed
            update order_line set name = 'Gold' where order_id = :id                    | order_line is never changed
            delete from order_line where order_id = :id                                 | order_line is never changed
            """)
    void isNoValidChange(String change, String message) {
        Placed order = shop.order();
        assertThatThrownBy(() -> jdbc.sql(change).param("id", order.id()).update())
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining(message);
    }

    @Test
    void anOrderStartsAsPlaced() {
        assertThatThrownBy(() -> jdbc.sql("""
                        insert into orders (id, user_id, cart_version, total_cents, status, version, deadline)
                        values (gen_random_uuid(), gen_random_uuid(), 1, 0, 'CONFIRMED', 3, now())
                        """).update()).hasMessageContaining("not as CONFIRMED");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "status = 'CANCELLING', reason = 'timed-out', version = 4",
                "status = 'CANCELLED', reason = 'timed-out', version = 4",
                "status = 'STOCK_RESERVED'"
            })
    void nothingLeavesConfirmed(String change) {
        Placed order = shop.reservedOrder();
        shop.paymentPublishes(order, "taken");
        shop.awaitStatus(order, "CONFIRMED");

        assertThatThrownBy(() -> jdbc.sql("update orders set " + change + " where id = :id")
                        .param("id", order.id())
                        .update())
                .hasMessageContaining("cannot change from CONFIRMED");
    }

    @Test
    void aRecordedAnswerStaysRecorded() {
        Placed order = shop.order();
        shop.cancel(order).expect(202);
        change("update orders set stock_answered = true where id = :id", order);

        assertThatThrownBy(() -> change("update orders set stock_answered = false where id = :id", order))
                .hasMessageContaining("cannot change from CANCELLING");
    }

    private void change(String sql, Placed order) {
        jdbc.sql(sql).param("id", order.id()).update();
    }
}
