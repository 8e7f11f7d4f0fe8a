package dev.souk.order.cancellation;

import dev.souk.common.event.EventJson;
import dev.souk.common.event.EventReader;
import dev.souk.common.event.InboundEvent;
import dev.souk.common.inbox.Inbox;
import dev.souk.order.cancellation.AccountEvent.AccountClosed;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Receives the events of accounts. */
@Component
class AccountListener {

    private final Inbox inbox;
    private final ClosedAccountHandler handler;
    private final EventReader<AccountEvent> accounts;

    AccountListener(Inbox inbox, ClosedAccountHandler handler, EventJson json) {
        this.inbox = inbox;
        this.handler = handler;
        this.accounts = AccountEvent.reader(json);
    }

    @KafkaListener(id = "account-events", idIsGroup = false, topics = "souk.users")
    void on(InboundEvent event) {
        inbox.processOnce(event, accounts, account -> {
            switch (account) {
                case AccountClosed closed -> handler.cancelOrders(closed.userId(), event);
            }
        });
    }
}
