package dev.souk.order.cancellation;

import dev.souk.common.event.EventJson;
import dev.souk.common.event.EventReader;
import dev.souk.common.event.InboundEvent;
import dev.souk.common.inbox.Inbox;
import dev.souk.order.cancellation.AccountEvent.AccountClosed;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Ends the orders of accounts that are closed. */
@Component
class AccountListener {

    private final Inbox inbox;
    private final ClosedAccountHandler orders;
    private final EventReader<AccountEvent> accounts;

    AccountListener(Inbox inbox, ClosedAccountHandler orders, EventJson json) {
        this.inbox = inbox;
        this.orders = orders;
        this.accounts = AccountEvent.reader(json);
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
