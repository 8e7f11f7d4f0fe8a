package dev.souk.order.cancellation;

import dev.souk.common.event.InboundEvent;
import dev.souk.order.domain.OrderMessage.AccountCloses;
import dev.souk.order.saga.Saga;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Cancels the open orders of closed accounts. */
@Component
class ClosedAccountHandler {

    private final CancellableOrderRepository orders;
    private final Saga saga;
    private final int batch;

    ClosedAccountHandler(CancellableOrderRepository orders, Saga saga, CancellationProperties properties) {
        this.orders = orders;
        this.saga = saga;
        this.batch = properties.batch();
    }

    /**
     * Cancels all orders of the user that can still be cancelled, batch by batch, in the transaction of the inbox. An
     * order that is placed at the same moment is missed here; user-service declines its payment.
     *
     * @param event the event that announced the closing
     */
    void cancelOrders(UUID userId, InboundEvent event) {
        List<UUID> open;
        do {
            open = orders.lockOrdersOf(userId, batch);
            open.forEach(order -> saga.handle(order, new AccountCloses(), event));
        } while (open.size() == batch);
    }
}
