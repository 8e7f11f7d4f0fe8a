package dev.souk.order.cancellation;

import dev.souk.common.event.EventJson;
import dev.souk.common.event.EventReader;
import dev.souk.common.event.InboundEvent;
import dev.souk.common.inbox.Inbox;
import dev.souk.common.revocation.RevokedTokens;
import dev.souk.order.cancellation.AccountEvent.AccountClosed;
import dev.souk.order.cancellation.AccountEvent.TokensRevoked;
import java.util.UUID;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Receives the events of accounts: a closed one has its open orders cancelled and its tokens revoked. */
@Component
class AccountListener {

    private final Inbox inbox;
    private final ClosedAccountHandler handler;
    private final RevokedTokens tokens;
    private final EventReader<AccountEvent> accounts;

    AccountListener(Inbox inbox, ClosedAccountHandler handler, RevokedTokens tokens, EventJson json) {
        this.inbox = inbox;
        this.handler = handler;
        this.tokens = tokens;
        this.accounts = AccountEvent.reader(json);
    }

    @KafkaListener(id = "account-events", idIsGroup = false, topics = "souk.users")
    void on(InboundEvent event) {
        inbox.processOnce(event, accounts, account -> {
            switch (account) {
                case AccountClosed(UUID user) -> {
                    handler.cancelOrders(user, event);
                    tokens.revokeAll(user);
                }
                case TokensRevoked(UUID user, long lowestVersion) -> tokens.revokeBelow(user, lowestVersion);
            }
        });
    }
}
