package dev.souk.sample.sample;

import dev.souk.common.event.EventJson;
import dev.souk.common.event.EventReader;
import dev.souk.common.event.InboundEvent;
import dev.souk.common.inbox.Inbox;
import dev.souk.common.revocation.RevokedTokens;
import dev.souk.sample.sample.AccountEvent.AccountClosed;
import dev.souk.sample.sample.AccountEvent.TokensRevoked;
import java.util.UUID;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Consumes the events of accounts: the samples of a closed account are closed too, and its tokens are revoked. */
@Component
class AccountListener {

    private final EventReader<AccountEvent> events;
    private final Inbox inbox;
    private final SampleService samples;
    private final RevokedTokens tokens;

    AccountListener(EventJson json, Inbox inbox, SampleService samples, RevokedTokens tokens) {
        this.events = reader(json);
        this.inbox = inbox;
        this.samples = samples;
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
                    samples.closeAll(user);
                    tokens.revokeAll(user);
                }
                case TokensRevoked(UUID user, long lowestVersion) -> tokens.revokeBelow(user, lowestVersion);
            }
        });
    }
}
