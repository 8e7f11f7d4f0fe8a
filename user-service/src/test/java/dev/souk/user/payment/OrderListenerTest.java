package dev.souk.user.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.souk.common.event.EventJson;
import dev.souk.common.event.EventReader;
import dev.souk.common.event.InboundEvent;
import dev.souk.common.event.PoisonException;
import dev.souk.testing.events.EventSchemas;
import dev.souk.user.payment.PaymentTrigger.OrderCancelling;
import dev.souk.user.payment.PaymentTrigger.OrderStockReserved;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** This service reads the events of order-service as their schemas describe them. */
class OrderListenerTest {

    private static final String STOCK_RESERVED = "dev.souk.order.stock-reserved.v1";
    private static final String CANCELLING = "dev.souk.order.cancelling.v1";

    private final EventReader<PaymentTrigger> reader = OrderListener.reader(new EventJson());

    @Test
    void everyExampleOfAReservedOrderIsRead() {
        assertThat(EventSchemas.examples("order-service", STOCK_RESERVED))
                .allSatisfy(json -> assertThat(reader.read(event(STOCK_RESERVED, json)))
                        .containsInstanceOf(OrderStockReserved.class));
    }

    @Test
    void everyExampleOfACancellationIsRead() {
        assertThat(EventSchemas.examples("order-service", CANCELLING))
                .allSatisfy(json ->
                        assertThat(reader.read(event(CANCELLING, json))).containsInstanceOf(OrderCancelling.class));
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev.souk.order.placed.v1", "dev.souk.order.confirmed.v1", "dev.souk.order.cancelled.v1"})
    void otherEventsAreKnownAndIgnored(String type) {
        assertThat(EventSchemas.examples("order-service", type))
                .allSatisfy(json -> assertThat(reader.read(event(type, json))).isEmpty());
    }

    @Test
    void anUnknownFieldIsIgnored() {
        assertThat(reader.read(event(STOCK_RESERVED, reservation("12,\"coupon\":\"NEW\""))))
                .isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "null", "\"much\""})
    void anImpossibleTotalIsPoison(String total) {
        assertThatThrownBy(() -> reader.read(event(STOCK_RESERVED, reservation(total))))
                .isInstanceOf(PoisonException.class);
    }

    private static String reservation(String total) {
        UUID id = UUID.randomUUID();
        return "{\"order_id\":\"%s\",\"user_id\":\"%s\",\"total_cents\":%s}".formatted(id, id, total);
    }

    private static InboundEvent event(String type, String data) {
        return new InboundEvent(UUID.randomUUID(), type, UUID.randomUUID(), data, null);
    }
}
