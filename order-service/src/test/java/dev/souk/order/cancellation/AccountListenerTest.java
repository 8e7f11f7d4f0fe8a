package dev.souk.order.cancellation;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import dev.souk.common.event.EventJson;
import dev.souk.common.event.InboundEvent;
import dev.souk.common.inbox.Inbox;
import dev.souk.common.revocation.RevokedTokens;
import dev.souk.order.domain.OrderMessage.AccountCloses;
import dev.souk.order.saga.Saga;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AccountListenerTest {

    @Test
    void allOrdersOfAClosedAccountAreCancelledBatchByBatch() {
        UUID user = UUID.randomUUID();
        UUID second = UUID.randomUUID();
        var closing = new InboundEvent(
                UUID.randomUUID(), "dev.souk.account.closed.v1", user, "{\"user_id\":\"" + user + "\"}", null);
        CancellableOrderRepository orders = mock();
        Saga saga = mock();
        when(orders.lockOrdersOf(user, 1))
                .thenReturn(List.of(UUID.randomUUID()))
                .thenReturn(List.of(second))
                .thenReturn(List.of());
        Inbox inbox = (_, effect) -> {
            effect.run();
            return true;
        };
        var properties = new CancellationProperties(Duration.ofSeconds(1), 1);

        new AccountListener(inbox, orders, saga, properties, mock(RevokedTokens.class), new EventJson()).on(closing);

        verify(saga).handle(eq(second), any(AccountCloses.class), eq(closing));
    }
}
