package dev.souk.sample.sample;

import dev.souk.common.event.EventJson;
import dev.souk.common.event.EventReader;
import dev.souk.common.event.InboundEvent;
import dev.souk.common.inbox.Inbox;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Consumes the events of accounts: the samples of a closed account are closed too. */
@Component
class AccountListener {

    private final EventReader<AccountClosed> events;
    private final Inbox inbox;
    private final SampleService samples;

    AccountListener(EventJson json, Inbox inbox, SampleService samples) {
        this.events = reader(json);
        this.inbox = inbox;
        this.samples = samples;
    }

    static EventReader<AccountClosed> reader(EventJson json) {
        return new EventReader<AccountClosed>(json)
                .reading("dev.souk.account.closed.v1", AccountClosed.class)
                .ignoring("dev.souk.account.opened.v1");
    }

    @KafkaListener(id = "account-events", idIsGroup = false, topics = "souk.users")
    void on(InboundEvent event) {
        inbox.processOnce(event, events, closed -> samples.closeAll(closed.userId()));
    }
}
