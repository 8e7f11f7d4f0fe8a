package dev.souk.cart.cart;

import dev.souk.cart.cart.AccountEvent.AccountClosed;
import dev.souk.cart.cart.AccountEvent.TokensRevoked;
import dev.souk.common.event.EventJson;
import dev.souk.common.event.EventReader;
import dev.souk.common.event.InboundEvent;
import dev.souk.common.inbox.Inbox;
import dev.souk.common.revocation.RevokedTokens;
import java.util.UUID;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** The one listener of {@code souk.users}: the cart of a closed account is closed too, and its tokens are revoked. */
@Component
class AccountListener {

    private final EventReader<AccountEvent> events;
    private final Inbox inbox;
    private final CartRepository carts;
    private final RevokedTokens tokens;

    AccountListener(EventJson json, Inbox inbox, CartRepository carts, RevokedTokens tokens) {
        this.events = reader(json);
        this.inbox = inbox;
        this.carts = carts;
        this.tokens = tokens;
    }

    static EventReader<AccountEvent> reader(EventJson json) {
        return new EventReader<AccountEvent>(json)
                .reading("dev.souk.account.closed.v1", AccountClosed.class)
                .reading("dev.souk.account.tokens-revoked.v1", TokensRevoked.class)
                .ignoring("dev.souk.account.opened.v1");
    }

    @KafkaListener(id = "account-events", idIsGroup = false, topics = "souk.users")
    void on(InboundEvent event) {
        inbox.processOnce(event, events, account -> {
            switch (account) {
                case AccountClosed(UUID user) -> {
                    carts.close(user);
                    tokens.revokeAll(user);
                }
                case TokensRevoked(UUID user, long lowestVersion) -> tokens.revokeBelow(user, lowestVersion);
            }
        });
    }
}
