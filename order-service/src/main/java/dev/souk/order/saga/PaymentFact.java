package dev.souk.order.saga;

import dev.souk.common.event.EventJson;
import dev.souk.common.event.EventReader;
import dev.souk.order.domain.OrderMessage;
import java.util.UUID;

/** What user-service tells about the payment of an order, as far as the order needs to know it. */
sealed interface PaymentFact {

    /** The order it is about. */
    UUID orderId();

    record PaymentTaken(UUID orderId) implements PaymentFact {}

    record PaymentDeclined(UUID orderId) implements PaymentFact {}

    record PaymentVoided(UUID orderId) implements PaymentFact {}

    /** The same in the words of the order. */
    default OrderMessage message() {
        return switch (this) {
            case PaymentTaken _ -> new OrderMessage.PaymentTaken();
            case PaymentDeclined _ -> new OrderMessage.PaymentDeclined();
            case PaymentVoided _ -> new OrderMessage.PaymentVoided();
        };
    }

    /** Reads all types of the topic. */
    static EventReader<PaymentFact> reader(EventJson json) {
        return new EventReader<PaymentFact>(json)
                .reading("dev.souk.payment.taken.v1", PaymentTaken.class)
                .reading("dev.souk.payment.declined.v1", PaymentDeclined.class)
                .reading("dev.souk.payment.voided.v1", PaymentVoided.class);
    }
}
