package dev.souk.order.testing;

import dev.souk.order.domain.OrderMessage;
import java.util.List;

/** One message of each type. */
public final class OrderMessages {

    /** A test holds it to the sealed family. */
    public static final List<OrderMessage> ALL = List.of(
            new OrderMessage.StockReserved(),
            new OrderMessage.StockRejected(),
            new OrderMessage.StockReleased(),
            new OrderMessage.PaymentTaken(),
            new OrderMessage.PaymentDeclined(),
            new OrderMessage.PaymentVoided(),
            new OrderMessage.UserCancels(),
            new OrderMessage.DeadlinePasses(),
            new OrderMessage.AccountCloses());

    private OrderMessages() {}
}
