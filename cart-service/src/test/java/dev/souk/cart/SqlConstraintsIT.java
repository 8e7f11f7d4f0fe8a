package dev.souk.cart;

import static dev.souk.cart.RawSql.posting;
import static dev.souk.cart.RawSql.reservation;
import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.testing.SoukTest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the database rejects, whatever the code does. */
@SoukTest
class SqlConstraintsIT {

    private final JdbcClient jdbc;
    private final ShopFixture shop;
    private final RawSql sql;
    private UUID item = new UUID(0, 0);

    SqlConstraintsIT(JdbcClient jdbc, ShopFixture shop, RawSql sql) {
        this.jdbc = jdbc;
        this.shop = shop;
        this.sql = sql;
    }

    @BeforeEach
    void fivePieces() {
        item = shop.item(5);
    }

    @ParameterizedTest
    @CsvSource({
        "ADJUST,  -1,  2,  0,  0, it does not balance",
        "ADJUST,   0,  0,  0,  0, it moves nothing",
        "ADJUST,   6, -6,  0,  0, more than there is",
        "ADJUST,   0, -1,  1,  0, reserved without an order",
        "ADJUST,   0, -1,  0,  1, sold without an order",
        "RESERVE,  0, -6,  6,  0, more than there is",
        "RESERVE, -1,  0,  1,  0, out of nowhere",
        "RELEASE,  0,  1, -1,  0, nothing is reserved",
        "SELL,     0,  0, -1,  1, nothing is reserved",
        "SELL,     0, -1,  0,  1, past the reservation",
        "GIFT,     1, -1,  0,  0, no such kind"
    })
    void anImpossiblePostingIsRejected(String kind, long external, long onHand, long reserved, long sold, String why) {
        String order = kind.equals("ADJUST") ? "null" : "'" + UUID.randomUUID() + "'";

        sql.assertRejectedAtOnce(
                why,
                "insert into stock_posting (item_id, kind, order_id, external, on_hand, reserved, sold)"
                        + " values ('%s', '%s', %s, %d, %d, %d, %d)"
                                .formatted(item, kind, order, external, onHand, reserved, sold));
        assertThat(shop.levels(item)).isEqualTo(List.of(5L, 0L, 0L));
    }

    @Test
    void anOrderReservesAnItemOnce() {
        UUID order = UUID.randomUUID();
        sql.commit(reservation(order, "RESERVED"), posting(item, order, "RESERVE", -1, 1, 0));

        sql.assertRejectedAtOnce("again", posting(item, order, "RESERVE", -1, 1, 0));
        assertThat(shop.levels(item)).isEqualTo(List.of(4L, 1L, 0L));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update stock set on_hand = on_hand + 1 where item_id = '%s'",
                "delete from stock where item_id = '%s'",
                "update stock_posting set on_hand = 6, external = -6 where item_id = '%s'",
                "delete from stock_posting where item_id = '%s'"
            })
    void stockChangesOnlyThroughNewPostings(String statement) {
        sql.assertCommitRejected("stock changes only through new postings", statement.formatted(item));
    }

    @Test
    void stockStartsEmpty() {
        UUID other = UUID.randomUUID();
        jdbc.sql("insert into item (id, sku, name, price_cents, on_sale) values ('%s', 'S-%s', 'x', 1, true)"
                        .formatted(other, other.toString().substring(0, 8)))
                .update();

        sql.assertRejectedAtOnce("not empty", "insert into stock (item_id, on_hand) values ('%s', 1)".formatted(other));
    }

    @ParameterizedTest
    @CsvSource({
        "RESERVED, REJECTED, 0",
        "RESERVED, RESERVED, 0",
        "RESERVED, SOLD, 1",
        "REJECTED, SOLD, 0",
        "SOLD, RELEASED, 1",
        "RELEASED, RESERVED, 0",
        "RESERVED, LOST, 0"
    })
    void aReservationOnlyGoesForward(String from, String to, int events) {
        UUID order = UUID.randomUUID();

        sql.assertRejectedAtOnce(
                from + " to " + to,
                reservation(order, from),
                "update reservation set state = '%s', event_sequence = event_sequence + %d where order_id = '%s'"
                        .formatted(to, events, order));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 100})
    void aCartLineHasItsBounds(int quantity) {
        UUID user = UUID.randomUUID();
        jdbc.sql("insert into cart (user_id) values ('%s')".formatted(user)).update();

        sql.assertRejectedAtOnce(
                "quantity",
                "insert into cart_line (user_id, item_id, quantity, quantity_set_at_version) values ('%s', '%s', %d, 1)"
                        .formatted(user, item, quantity));
    }

    @Test
    void theVersionOfACartNeverFalls() {
        UUID user = UUID.randomUUID();
        jdbc.sql("insert into cart (user_id, version) values ('%s', 5)".formatted(user))
                .update();

        sql.assertRejectedAtOnce("back", "update cart set version = 4 where user_id = '%s'".formatted(user));
    }
}
