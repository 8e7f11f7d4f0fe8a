package dev.souk.cart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.testing.SoukTest;
import dev.souk.testing.events.EventSchemas;
import dev.souk.testing.events.PublishedEvent;
import dev.souk.testing.events.TestEvents;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@SoukTest
class ReservationIT {

    private static final String RESERVED = "dev.souk.stock.reserved.v1";
    private static final String REJECTED = "dev.souk.stock.rejected.v1";
    private static final String RELEASED = "dev.souk.stock.released.v1";

    private final TestEvents events;
    private final ShopFixture shop;
    private final UUID order = UUID.randomUUID();
    private final UUID user = UUID.randomUUID();

    ReservationIT(TestEvents events, ShopFixture shop) {
        this.events = events;
        this.shop = shop;
    }

    @Test
    void allPiecesOfAnOrderAreReserved() {
        UUID lamp = shop.item(5);
        UUID rug = shop.item(2);
        shop.placed(
                order, user, List.of(ShopFixture.line(rug, 2), ShopFixture.line(lamp, 1), ShopFixture.line(lamp, 2)));

        answered(RESERVED);
        assertThat(shop.levels(lamp)).isEqualTo(List.of(2L, 3L, 0L));
        assertThat(shop.levels(rug)).isEqualTo(List.of(0L, 2L, 0L));
    }

    @Test
    void anOrderWithAMissingPieceReservesNothingAndTheAnswerNamesIt() {
        UUID lamp = shop.item(5);
        UUID rug = shop.item(1);
        UUID unknown = UUID.randomUUID();
        shop.placed(
                order,
                user,
                List.of(ShopFixture.line(lamp, 5), ShopFixture.line(rug, 2), ShopFixture.line(unknown, 1)));

        var missing = answered(REJECTED).getFirst().data().path("missing");
        assertThat(missing.valueStream().map(Object::toString))
                .containsExactlyInAnyOrder(
                        "{\"item_id\":\"%s\",\"requested\":2,\"available\":1}".formatted(rug),
                        "{\"item_id\":\"%s\",\"requested\":1,\"available\":0}".formatted(unknown));
        assertThat(shop.levels(lamp)).isEqualTo(List.of(5L, 0L, 0L));
        assertThat(shop.levels(rug)).isEqualTo(List.of(1L, 0L, 0L));
    }

    @Test
    void aCancelledOrderReleasesItsPieces() {
        UUID lamp = shop.item(5);
        shop.placed(order, user, List.of(ShopFixture.line(lamp, 3)));
        shop.cancelling(order, user);

        answered(RESERVED, RELEASED);
        assertThat(shop.levels(lamp)).isEqualTo(List.of(5L, 0L, 0L));
    }

    @Test
    void aRejectedOrderThatIsCancelledIsAnsweredToo() {
        shop.placed(order, user, List.of(ShopFixture.line(shop.item(0), 3)));
        shop.cancelling(order, user);

        answered(REJECTED, RELEASED);
    }

    @Test
    void aCancelThatComesFirstLeavesATombstone() {
        UUID lamp = shop.item(5);
        shop.cancelling(order, user);
        answered(RELEASED);
        shop.placed(order, user, List.of(ShopFixture.line(lamp, 3)));
        shop.cancelling(order, user);
        awaitAllProcessed();

        answered(RELEASED);
        assertThat(shop.levels(lamp)).isEqualTo(List.of(5L, 0L, 0L));
    }

    @Test
    void aConfirmedOrderIsSold() {
        UUID lamp = shop.item(5);
        shop.placed(order, user, List.of(ShopFixture.line(lamp, 3)));
        shop.confirmed(order, user, List.of(ShopFixture.line(lamp, 3)));
        awaitAllProcessed();

        answered(RESERVED);
        assertThat(shop.levels(lamp)).isEqualTo(List.of(2L, 0L, 3L));
    }

    @Test
    void anEventThatIsRepeatedUnderAnotherIdHasNoSecondEffect() {
        UUID lamp = shop.item(9);
        var lines = List.of(ShopFixture.line(lamp, 3));
        shop.placed(order, user, lines);
        shop.placed(order, user, lines);
        shop.confirmed(order, user, lines);
        shop.confirmed(order, user, lines);
        shop.placed(order, user, lines);
        awaitAllProcessed();

        answered(RESERVED);
        assertThat(shop.levels(lamp)).isEqualTo(List.of(6L, 0L, 3L));
    }

    @Test
    void anEventThatIsDeliveredTwiceHasNoSecondEffect() {
        var lines = List.of(Map.of("item_id", shop.item(9), "quantity", 3));
        var data = Map.of("order_id", order, "cart_version", 1, "lines", lines);
        UUID id = events.publish("souk.orders", "dev.souk.order.placed.v1", order, 1, data);
        events.publish(id, "souk.orders", "dev.souk.order.placed.v1", order, 1, data);
        awaitAllProcessed();

        answered(RESERVED);
    }

    /** Waits for the response to a later order, which is consumed after the others. */
    private void awaitAllProcessed() {
        UUID last = UUID.randomUUID();
        var data = Map.of("order_id", last, "user_id", user, "reason", "timed-out");
        events.publish("souk.orders", "dev.souk.order.cancelling.v1", order, 9, data);
        events.awaitTypes("souk.stock", last, RELEASED);
    }

    /** Asserts that the order has exactly these responses, valid and numbered without a gap. */
    private List<PublishedEvent> answered(String... types) {
        var responses = events.awaitTypes("souk.stock", order, types);
        responses.forEach(EventSchemas::assertValid);
        for (int i = 0; i < responses.size(); i++) {
            assertThat(responses.get(i).sequence()).isEqualTo(i + 1);
        }
        return responses;
    }
}
