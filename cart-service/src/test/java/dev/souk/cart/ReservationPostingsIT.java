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

/** A reservation and the postings of its order cannot be committed unless they agree. */
@SoukTest
class ReservationPostingsIT {

    private final ShopFixture shop;
    private final RawSql sql;
    private UUID item = new UUID(0, 0);

    ReservationPostingsIT(ShopFixture shop, RawSql sql) {
        this.shop = shop;
        this.sql = sql;
    }

    @BeforeEach
    void fivePieces() {
        item = shop.item(5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"RESERVED", "SOLD"})
    void aReservationWithoutPostingsIsRejected(String state) {
        sql.assertCommitRejected(
                "do not match its reservation, which is " + state, reservation(UUID.randomUUID(), state));
    }

    @ParameterizedTest
    @ValueSource(strings = {"RELEASED", "REJECTED"})
    void postingsWithoutAnOpenReservationAreRejected(String state) {
        UUID order = UUID.randomUUID();

        sql.assertCommitRejected(
                "do not match its reservation, which is " + state,
                reservation(order, state),
                posting(item, order, "RESERVE", -1, 1, 0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"SOLD", "RELEASED"})
    void aReservationCannotEndWithoutItsPostings(String state) {
        UUID order = UUID.randomUUID();
        sql.commit(reservation(order, "RESERVED"), posting(item, order, "RESERVE", -1, 1, 0));

        sql.assertCommitRejected(
                "do not match its reservation, which is " + state,
                "update reservation set state = '%s',".formatted(state)
                        + " event_sequence = case '%s' when 'SOLD' then 1 else 2 end where order_id = '%s'"
                                .formatted(state, order));
    }

    @Test
    void anOrderIsSoldAsItWasReserved() {
        UUID order = UUID.randomUUID();
        sql.commit(reservation(order, "RESERVED"), posting(item, order, "RESERVE", -2, 2, 0));

        sql.assertCommitRejected(
                "do not match its reservation, which is SOLD",
                "update reservation set state = 'SOLD' where order_id = '%s'".formatted(order),
                posting(item, order, "SELL", 0, -1, 1));
    }

    @ParameterizedTest
    @CsvSource({"RESERVE, -1, 1, 0", "SELL, 0, -1, 1", "RELEASE, 1, -1, 0"})
    void aPostingWithoutAReservationIsRejected(String kind, int onHand, int reserved, int sold) {
        UUID other = UUID.randomUUID();
        sql.commit(reservation(other, "RESERVED"), posting(item, other, "RESERVE", -1, 1, 0));

        sql.assertCommitRejected(
                "without a matching reservation", posting(item, UUID.randomUUID(), kind, onHand, reserved, sold));
    }

    @Test
    void aSaleWithoutAChangeOfTheReservationIsRejected() {
        UUID order = UUID.randomUUID();
        sql.commit(reservation(order, "RESERVED"), posting(item, order, "RESERVE", -1, 1, 0));

        sql.assertCommitRejected("without a matching reservation", posting(item, order, "SELL", 0, -1, 1));
        assertThat(shop.levels(item)).isEqualTo(List.of(4L, 1L, 0L));
    }

    @Test
    void noMoreIsReleasedThanWasReserved() {
        UUID other = UUID.randomUUID();
        sql.commit(reservation(other, "RESERVED"), posting(item, other, "RESERVE", -1, 1, 0));
        UUID order = UUID.randomUUID();
        sql.commit(reservation(order, "RESERVED"), posting(item, order, "RESERVE", -1, 1, 0));

        sql.assertCommitRejected(
                "do not match its reservation, which is RELEASED",
                "update reservation set state = 'RELEASED', event_sequence = 2 where order_id = '%s'".formatted(order),
                posting(item, order, "RELEASE", 2, -2, 0));
    }
}
