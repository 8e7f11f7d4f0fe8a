package dev.souk.order.saga;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.souk.common.event.EventJson;
import dev.souk.common.event.InboundEvent;
import dev.souk.common.event.PoisonException;
import dev.souk.order.domain.OrderMessage;
import dev.souk.testing.events.EventSchemas;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reads every example that the producers give in their schemas. */
class ParticipantContractTest {

    private final EventJson json = new EventJson();

    @ParameterizedTest
    @CsvSource({
        "dev.souk.stock.reserved.v1, StockReserved",
        "dev.souk.stock.rejected.v1, StockRejected",
        "dev.souk.stock.released.v1, StockReleased"
    })
    void whatStockTellsIsUnderstood(String type, String message) {
        for (String example : EventSchemas.examples("cart-service", type)) {
            StockFact fact = StockFact.reader(json).read(event(type, example)).orElseThrow();
            assertThat(example).contains(fact.orderId().toString());
            assertThat(name(fact.message())).isEqualTo(message);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "dev.souk.payment.taken.v1, PaymentTaken",
        "dev.souk.payment.declined.v1, PaymentDeclined",
        "dev.souk.payment.voided.v1, PaymentVoided"
    })
    void whatTheWalletTellsIsUnderstood(String type, String message) {
        for (String example : EventSchemas.examples("user-service", type)) {
            PaymentFact fact =
                    PaymentFact.reader(json).read(event(type, example)).orElseThrow();
            assertThat(example).contains(fact.orderId().toString());
            assertThat(name(fact.message())).isEqualTo(message);
        }
    }

    @Test
    void aFactWithoutItsOrderIsPoison() {
        var nameless = event("dev.souk.stock.reserved.v1", "{}");
        assertThatThrownBy(() -> StockFact.reader(json).read(nameless)).isInstanceOf(PoisonException.class);
    }

    private static String name(OrderMessage message) {
        return message.getClass().getSimpleName();
    }

    private static InboundEvent event(String type, String data) {
        return new InboundEvent(UUID.randomUUID(), type, UUID.randomUUID(), data);
    }
}
