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
import org.springframework.beans.factory.annotation.Autowired;

@SoukTest
class ReservationIT {

    private static final String RESERVED = "dev.souk.stock.reserved.v1";
    private static final String REJECTED = "dev.souk.stock.rejected.v1";
    private static final String RELEASED = "dev.souk.stock.released.v1";

    private final TestEvents events;
    private final Shop shop;
    private final UUID order = UUID.randomUUID();
    private final UUID user = UUID.randomUUID();

    @Autowired
    ReservationIT(TestEvents events, Shop shop) {
        this.events = events;
        this.shop = shop;
    }

    @Test
    void anOrderThatCanBeServedHasAllItsPiecesReserved() {
        UUID lamp = shop.item(5);
        UUID rug = shop.item(2);
        shop.placed(order, user, List.of(Shop.line(rug, 2), Shop.line(lamp, 1), Shop.line(lamp, 2)));

        answered(RESERVED);
        assertThat(shop.levels(lamp)).isEqualTo(List.of(2L, 3L, 0L));
        assertThat(shop.levels(rug)).isEqualTo(List.of(0L, 2L, 0L));
    }

    @Test
    void anOrderThatLacksOnePieceGetsNothingAndHearsWhatIsMissing() {
        UUID lamp = shop.item(5);
        UUID rug = shop.item(1);
        UUID unknown = UUID.randomUUID();
        shop.placed(order, user, List.of(Shop.line(lamp, 5), Shop.line(rug, 2), Shop.line(unknown, 1)));

        var missing = answered(REJECTED).getFirst().data().path("missing");
        assertThat(missing.valueStream().map(Object::toString))
                .containsExactlyInAnyOrder(
                        "{\"item_id\":\"%s\",\"requested\":2,\"available\":1}".formatted(rug),
                        "{\"item_id\":\"%s\",\"requested\":1,\"available\":0}".formatted(unknown));
        assertThat(shop.levels(lamp)).isEqualTo(List.of(5L, 0L, 0L));
        assertThat(shop.levels(rug)).isEqualTo(List.of(1L, 0L, 0L));
    }

    @Test
    void aCancelledOrderGivesItsPiecesBack() {
        UUID lamp = shop.item(5);
        shop.placed(order, user, List.of(Shop.line(lamp, 3)));
        shop.cancelling(order, user);

        answered(RESERVED, RELEASED);
        assertThat(shop.levels(lamp)).isEqualTo(List.of(5L, 0L, 0L));
    }

    @Test
    void aRejectedOrderThatIsCancelledIsAnsweredToo() {
        shop.placed(order, user, List.of(Shop.line(shop.item(0), 3)));
        shop.cancelling(order, user);

        answered(REJECTED, RELEASED);
    }

    @Test
    void aCancelThatComesFirstLeavesATombstone() {
        UUID lamp = shop.item(5);
        shop.cancelling(order, user);
        answered(RELEASED);
        shop.placed(order, user, List.of(Shop.line(lamp, 3)));
        shop.cancelling(order, user);
        whenAllIsRead();

        answered(RELEASED);
        assertThat(shop.levels(lamp)).isEqualTo(List.of(5L, 0L, 0L));
    }

    @Test
    void aConfirmedOrderIsSold() {
        UUID lamp = shop.item(5);
        shop.placed(order, user, List.of(Shop.line(lamp, 3)));
        shop.confirmed(order, user, List.of(Shop.line(lamp, 3)));
        whenAllIsRead();

        answered(RESERVED);
        assertThat(shop.levels(lamp)).isEqualTo(List.of(2L, 0L, 3L));
    }

    @Test
    void aFactThatIsToldAgainUnderAnotherIdHasNoSecondEffect() {
        UUID lamp = shop.item(9);
        var lines = List.of(Shop.line(lamp, 3));
        shop.placed(order, user, lines);
        shop.placed(order, user, lines);
        shop.confirmed(order, user, lines);
        shop.confirmed(order, user, lines);
        shop.placed(order, user, lines);
        whenAllIsRead();

        answered(RESERVED);
        assertThat(shop.levels(lamp)).isEqualTo(List.of(6L, 0L, 3L));
    }

    @Test
    void anEventThatIsDeliveredTwiceHasNoSecondEffect() {
        var lines = List.of(Map.of("item_id", shop.item(9), "quantity", 3));
        var data = Map.of("order_id", order, "cart_version", 1, "lines", lines);
        UUID id = events.publish("souk.orders", "dev.souk.order.placed.v1", order, 1, data);
        events.publish(id, "souk.orders", "dev.souk.order.placed.v1", order, 1, data);
        whenAllIsRead();

        answered(RESERVED);
    }

    /** Waits until a later order with the same key, hence behind all others, has been answered. */
    private void whenAllIsRead() {
        UUID last = UUID.randomUUID();
        var data = Map.of("order_id", last, "user_id", user, "reason", "timed-out");
        events.publish("souk.orders", "dev.souk.order.cancelling.v1", order, 9, data);
        events.awaitTypes("souk.stock", last, RELEASED);
    }

    /** The answers about the order: exactly these, valid, and numbered without a gap. */
    private List<PublishedEvent> answered(String... types) {
        var answers = events.awaitTypes("souk.stock", order, types);
        answers.forEach(EventSchemas::assertValid);
        for (int i = 0; i < answers.size(); i++) {
            assertThat(answers.get(i).sequence()).isEqualTo(i + 1);
        }
        return answers;
    }
}
