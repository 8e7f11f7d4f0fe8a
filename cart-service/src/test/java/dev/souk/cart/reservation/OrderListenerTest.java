package dev.souk.cart.reservation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.souk.common.event.EventJson;
import dev.souk.common.event.EventReader;
import dev.souk.common.event.InboundEvent;
import dev.souk.common.event.PoisonException;
import dev.souk.testing.events.EventSchemas;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Reads the events of order-service as their schemas describe them; rejects impossible ones. */
class OrderListenerTest {

    private static final UUID ITEM = UUID.randomUUID();

    private final EventReader<ReservationTrigger> reader = OrderListener.reader(new EventJson());

    @ParameterizedTest
    @CsvSource({"placed, OrderPlaced", "confirmed, OrderConfirmed", "cancelling, OrderCancelling"})
    void eventsForReservationsAreRead(String name, String type) {
        examples(name).forEach(read -> {
            assertThat(read.orElseThrow().getClass().getSimpleName()).isEqualTo(type);
            assertThat(read.orElseThrow().orderId()).isNotNull();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"stock-reserved", "cancelled"})
    void otherEventsAreKnownAndIgnored(String name) {
        assertThat(examples(name)).containsOnly(Optional.empty());
    }

    @Test
    void linesOfTheSameItemAreAddedUp() {
        var other = UUID.randomUUID();
        var order = new ReservationTrigger.OrderPlaced(
                UUID.randomUUID(),
                1,
                List.of(
                        new ReservationTrigger.Line(ITEM, Integer.MAX_VALUE),
                        new ReservationTrigger.Line(other, 1),
                        new ReservationTrigger.Line(ITEM, 2)));

        assertThat(order.quantities()).isEqualTo(Map.of(ITEM, 2_147_483_649L, other, 1L));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"order_id\":\"%s\"}",
                "{\"order_id\":\"%s\",\"cart_version\":1,\"lines\":[]}",
                "{\"order_id\":\"%s\",\"cart_version\":1,\"lines\":[null]}",
                "{\"order_id\":\"%1$s\",\"lines\":[{\"item_id\":\"%1$s\",\"quantity\":1}]}",
                "{\"order_id\":\"%1$s\",\"cart_version\":1,\"lines\":[{\"item_id\":\"%1$s\",\"quantity\":0}]}"
            })
    void anImpossibleOrderIsPoison(String data) {
        var event = event("dev.souk.order.placed.v1", data.formatted(ITEM));

        assertThatThrownBy(() -> reader.read(event)).isInstanceOf(PoisonException.class);
    }

    private List<Optional<ReservationTrigger>> examples(String name) {
        String type = "dev.souk.order." + name + ".v1";
        return EventSchemas.examples("order-service", type).stream()
                .map(example -> reader.read(event(type, example)))
                .toList();
    }

    private static InboundEvent event(String type, String data) {
        return new InboundEvent(UUID.randomUUID(), type, UUID.randomUUID(), data, null);
    }
}
