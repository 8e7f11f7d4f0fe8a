package dev.souk.order.cancellation;

import dev.souk.common.event.EventJson;
import dev.souk.common.event.EventReader;
import dev.souk.common.event.InboundEvent;
import dev.souk.common.inbox.Inbox;
import dev.souk.common.revocation.RevokedTokens;
import dev.souk.order.cancellation.AccountEvent.AccountClosed;
import dev.souk.order.cancellation.AccountEvent.TokensRevoked;
import dev.souk.order.domain.OrderMessage.AccountCloses;
import dev.souk.order.saga.Saga;
import java.util.List;
import java.util.UUID;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** The one listener of {@code souk.users}: a closed account has its open orders cancelled; its tokens are revoked. */
@Component
class AccountListener {

    private final Inbox inbox;
    private final CancellableOrderRepository orders;
    private final Saga saga;
    private final int batch;
    private final RevokedTokens tokens;
    private final EventReader<AccountEvent> accounts;

    AccountListener(
            Inbox inbox,
            CancellableOrderRepository orders,
            Saga saga,
            CancellationProperties properties,
            RevokedTokens tokens,
            EventJson json) {
        this.inbox = inbox;
        this.orders = orders;
        this.saga = saga;
        this.batch = properties.batch();
        this.tokens = tokens;
        this.accounts = reader(json);
    }

    /** Reads the closing of accounts and the revocation of tokens, and ignores the opening of accounts. */
    static EventReader<AccountEvent> reader(EventJson json) {
        return new EventReader<AccountEvent>(json)
                .reading("dev.souk.account.closed.v1", AccountClosed.class)
                .reading("dev.souk.account.tokens-revoked.v1", TokensRevoked.class)
                .ignoring("dev.souk.account.opened.v1");
    }

    @KafkaListener(id = "account-events", idIsGroup = false, topics = "souk.users")
    void on(InboundEvent event) {
        inbox.processOnce(event, accounts, account -> {
            switch (account) {
                case AccountClosed(UUID user) -> {
                    cancelOrders(user, event);
                    tokens.revokeAll(user);
                }
                case TokensRevoked(UUID user, long lowestVersion) -> tokens.revokeBelow(user, lowestVersion);
            }
        });
    }

    /**
     * Cancels all orders of the user that can still be cancelled, batch by batch, in the transaction of the inbox. An
     * order that is placed at the same moment is missed here; user-service declines its payment.
     */
    private void cancelOrders(UUID user, InboundEvent closing) {
        List<UUID> open;
        do {
            open = orders.lockOrdersOf(user, batch);
            open.forEach(order -> saga.handle(order, new AccountCloses(), closing));
        } while (open.size() == batch);
    }
}
