package dev.souk.order.saga;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.souk.common.event.EventJson;
import dev.souk.common.event.InboundEvent;
import dev.souk.common.event.PoisonException;
import dev.souk.order.domain.OrderMessage;
import dev.souk.order.saga.ParticipantListener.OrderReference;
import dev.souk.testing.events.EventSchemas;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reads every example in the schemas of the producers. */
class ParticipantContractTest {

    private final EventJson json = new EventJson();

    @ParameterizedTest
    @CsvSource({
        "dev.souk.stock.reserved.v1, StockReserved",
        "dev.souk.stock.rejected.v1, StockRejected",
        "dev.souk.stock.released.v1, StockReleased"
    })
    void theEventsOfStockAreRead(String type, String message) {
        for (String example : EventSchemas.examples("cart-service", type)) {
            assertReads(ParticipantListener.STOCK, event(type, example), message);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "dev.souk.payment.taken.v1, PaymentTaken",
        "dev.souk.payment.declined.v1, PaymentDeclined",
        "dev.souk.payment.voided.v1, PaymentVoided"
    })
    void theEventsOfPaymentsAreRead(String type, String message) {
        for (String example : EventSchemas.examples("user-service", type)) {
            assertReads(ParticipantListener.PAYMENT, event(type, example), message);
        }
    }

    @Test
    void anEventWithoutItsOrderIsPoison() {
        var incomplete = event("dev.souk.stock.reserved.v1", "{}");
        assertThatThrownBy(() -> ParticipantListener.reader(json, ParticipantListener.STOCK)
                        .read(incomplete))
                .isInstanceOf(PoisonException.class);
    }

    private void assertReads(Map<String, OrderMessage> messages, InboundEvent event, String message) {
        OrderReference order =
                ParticipantListener.reader(json, messages).read(event).orElseThrow();
        assertThat(event.data()).contains(order.orderId().toString());
        assertThat(messages.get(event.type()))
                .isNotNull()
                .satisfies(found -> assertThat(found.getClass().getSimpleName()).isEqualTo(message));
    }

    private static InboundEvent event(String type, String data) {
        return new InboundEvent(UUID.randomUUID(), type, UUID.randomUUID(), data, null);
    }
}
