package dev.souk.order.cancellation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.common.event.EventJson;
import dev.souk.common.event.InboundEvent;
import dev.souk.order.cancellation.AccountEvent.AccountClosed;
import dev.souk.testing.events.EventSchemas;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Reads every example that user-service gives in its schemas. */
class AccountContractTest {

    private static final String OPENED = "dev.souk.account.opened.v1";
    private static final String CLOSED = "dev.souk.account.closed.v1";

    @Test
    void aClosedAccountIsUnderstood() {
        for (String example : EventSchemas.examples("user-service", CLOSED)) {
            assertThat(AccountEvent.reader(new EventJson()).read(event(CLOSED, example)))
                    .hasValueSatisfying(fact -> assertThat(example)
                            .contains(((AccountClosed) fact).userId().toString()));
        }
    }

    @Test
    void anOpenedOneIsLeftOutOnPurpose() {
        for (String example : EventSchemas.examples("user-service", OPENED)) {
            assertThat(AccountEvent.reader(new EventJson()).read(event(OPENED, example)))
                    .isEmpty();
        }
    }

    private static InboundEvent event(String type, String data) {
        return new InboundEvent(UUID.randomUUID(), type, UUID.randomUUID(), data);
    }
}
