package dev.souk.cart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.testing.SoukTest;
import dev.souk.testing.events.TestEvents;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Value;
import tools.jackson.databind.json.JsonMapper;

@SoukTest
class PoisonIT {

    private final TestEvents events;
    private final ShopFixture shop;
    private final MeterRegistry meters;
    private final String deadLetters;
    private final UUID order = UUID.randomUUID();

    PoisonIT(
            TestEvents events,
            ShopFixture shop,
            MeterRegistry meters,
            @Value("souk.orders.${spring.kafka.consumer.group-id}.dlt") String deadLetters) {
        this.events = events;
        this.shop = shop;
        this.meters = meters;
        this.deadLetters = deadLetters;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"order_id\":\"ORDER\",\"lines\":[]}",
                "{\"order_id\":\"ORDER\",\"lines\":[{\"item_id\":\"ORDER\",\"quantity\":0}]}",
                "{\"order_id\":\"ORDER\",\"lines\":[{\"quantity\":1}]}"
            })
    void anImpossibleOrderBecomesADeadLetter(String data) {
        var value = new JsonMapper().readTree(data.replace("ORDER", order.toString()));
        events.publish("souk.orders", "dev.souk.order.placed.v1", order, 1, value);

        var dead = events.awaitTypes(deadLetters, order, "dev.souk.order.placed.v1");
        assertThat(dead.getFirst().headers().get("souk_reason")).contains("not a valid");
        assertThat(events.of("souk.stock", order)).isEmpty();
    }

    @Test
    void aConfirmedOrderWithoutAReservationIsCountedAndBecomesADeadLetter() {
        double before = invalidEvents();
        UUID lamp = shop.item(5);
        shop.confirmed(order, UUID.randomUUID(), List.of(ShopFixture.line(lamp, 1)));

        var dead = events.awaitTypes(deadLetters, order, "dev.souk.order.confirmed.v1");
        assertThat(dead.getFirst().headers().get("souk_reason")).contains("OrderConfirmed", "NEW");
        assertThat(invalidEvents()).isEqualTo(before + 1);
        assertThat(shop.levels(lamp)).isEqualTo(List.of(5L, 0L, 0L));
        shop.placed(order, UUID.randomUUID(), List.of(ShopFixture.line(lamp, 1)));
        events.awaitTypes("souk.stock", order, "dev.souk.stock.reserved.v1");
    }

    @Test
    void anUnknownTypeBecomesADeadLetter() {
        events.publish("souk.orders", "dev.souk.order.gifted.v1", order, 1, Map.of());

        events.awaitTypes(deadLetters, order, "dev.souk.order.gifted.v1");
    }

    private double invalidEvents() {
        return meters.counter("souk.reservations", "outcome", "invalid_in_state")
                .count();
    }
}
