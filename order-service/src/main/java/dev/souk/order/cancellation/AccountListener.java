package dev.souk.order.cancellation;

import dev.souk.common.event.EventJson;
import dev.souk.common.event.EventReader;
import dev.souk.common.event.InboundEvent;
import dev.souk.common.inbox.Inbox;
import dev.souk.order.cancellation.AccountFact.AccountClosed;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Ends the orders of accounts that are closed. */
@Component
class AccountListener {

    private final Inbox inbox;
    private final ClosedAccounts orders;
    private final EventReader<AccountFact> accounts;

    AccountListener(Inbox inbox, ClosedAccounts orders, EventJson json) {
        this.inbox = inbox;
        this.orders = orders;
        this.accounts = AccountFact.reader(json);
    }

    @KafkaListener(id = "account-facts", idIsGroup = false, topics = "souk.users")
    void on(InboundEvent event) {
        accounts.read(event)
                .ifPresent(fact -> inbox.processOnce(event, () -> {
                    switch (fact) {
                        case AccountClosed closed -> orders.close(closed.userId(), event);
                    }
                }));
    }
}
