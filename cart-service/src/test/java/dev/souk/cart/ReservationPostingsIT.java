package dev.souk.cart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.souk.testing.SoukTest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** What a reservation says and what is posted for its order cannot be committed unless they agree. */
@SoukTest
class ReservationPostingsIT {

    private final JdbcClient jdbc;
    private final Shop shop;
    private final TransactionOperations transaction;
    private UUID item = new UUID(0, 0);

    @Autowired
    ReservationPostingsIT(JdbcClient jdbc, Shop shop, TransactionOperations transaction) {
        this.jdbc = jdbc;
        this.shop = shop;
        this.transaction = transaction;
    }

    @BeforeEach
    void fivePieces() {
        item = shop.item(5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"RESERVED", "SOLD"})
    void aReservationWithoutItsPiecesIsRefused(String state) {
        assertRefused("are not those of one that is " + state, reservation(UUID.randomUUID(), state));
    }

    @ParameterizedTest
    @ValueSource(strings = {"RELEASED", "REJECTED"})
    void piecesThatAreHeldForNobodyAreRefused(String state) {
        UUID order = UUID.randomUUID();

        assertRefused(
                "are not those of one that is " + state,
                reservation(order, state),
                posting(order, "RESERVE", -1, 1, 0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"SOLD", "RELEASED"})
    void aReservationThatEndsTakesItsPiecesAlong(String state) {
        UUID order = UUID.randomUUID();
        commit(reservation(order, "RESERVED"), posting(order, "RESERVE", -1, 1, 0));

        assertRefused(
                "are not those of one that is " + state,
                "update reservation set state = '%s',".formatted(state)
                        + " published = case '%s' when 'SOLD' then 1 else 2 end where order_id = '%s'"
                                .formatted(state, order));
    }

    @Test
    void anOrderIsSoldAsItWasReserved() {
        UUID order = UUID.randomUUID();
        commit(reservation(order, "RESERVED"), posting(order, "RESERVE", -2, 2, 0));

        assertRefused(
                "are not those of one that is SOLD",
                "update reservation set state = 'SOLD' where order_id = '%s'".formatted(order),
                posting(order, "SELL", 0, -1, 1));
    }

    @ParameterizedTest
    @CsvSource({"RESERVE, -1, 1, 0", "SELL, 0, -1, 1", "RELEASE, 1, -1, 0"})
    void noPieceMovesForAnOrderThatHasNoReservation(String kind, int onHand, int reserved, int sold) {
        UUID other = UUID.randomUUID();
        commit(reservation(other, "RESERVED"), posting(other, "RESERVE", -1, 1, 0));

        assertRefused("whose reservation does not say so", posting(UUID.randomUUID(), kind, onHand, reserved, sold));
    }

    @Test
    void whatIsReservedIsNotSoldBehindTheReservationsBack() {
        UUID order = UUID.randomUUID();
        commit(reservation(order, "RESERVED"), posting(order, "RESERVE", -1, 1, 0));

        assertRefused("whose reservation does not say so", posting(order, "SELL", 0, -1, 1));
        assertThat(shop.levels(item)).isEqualTo(List.of(4L, 1L, 0L));
    }

    @Test
    void noMoreIsReleasedThanWasReserved() {
        UUID other = UUID.randomUUID();
        commit(reservation(other, "RESERVED"), posting(other, "RESERVE", -1, 1, 0));
        UUID order = UUID.randomUUID();
        commit(reservation(order, "RESERVED"), posting(order, "RESERVE", -1, 1, 0));

        assertRefused(
                "are not those of one that is RELEASED",
                "update reservation set state = 'RELEASED', published = 2 where order_id = '%s'".formatted(order),
                posting(order, "RELEASE", 2, -2, 0));
    }

    private static String reservation(UUID order, String state) {
        return "insert into reservation (order_id, state) values ('%s', '%s')".formatted(order, state);
    }

    private String posting(UUID order, String kind, int onHand, int reserved, int sold) {
        return "insert into stock_posting (item_id, kind, order_id, external, on_hand, reserved, sold)"
                + " values ('%s', '%s', '%s', 0, %d, %d, %d)".formatted(item, kind, order, onHand, reserved, sold);
    }

    private void commit(String... statements) {
        transaction.executeWithoutResult(
                status -> List.of(statements).forEach(sql -> jdbc.sql(sql).update()));
    }

    private void assertRefused(String reason, String... statements) {
        assertThatThrownBy(() -> commit(statements))
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining(reason);
    }
}
