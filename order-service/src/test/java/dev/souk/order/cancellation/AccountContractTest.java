package dev.souk.order.cancellation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.common.event.EventJson;
import dev.souk.common.event.InboundEvent;
import dev.souk.order.cancellation.AccountEvent.AccountClosed;
import dev.souk.order.cancellation.AccountEvent.TokensRevoked;
import dev.souk.testing.events.EventSchemas;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Reads every example in the schemas of user-service. */
class AccountContractTest {

    private static final String OPENED = "dev.souk.account.opened.v1";
    private static final String REVOKED = "dev.souk.account.tokens-revoked.v1";
    private static final String CLOSED = "dev.souk.account.closed.v1";

    @Test
    void theClosingOfAnAccountIsRead() {
        for (String example : EventSchemas.examples("user-service", CLOSED)) {
            assertThat(AccountListener.reader(new EventJson()).read(event(CLOSED, example)))
                    .hasValueSatisfying(event -> assertThat(example)
                            .contains(((AccountClosed) event).userId().toString()));
        }
    }

    @Test
    void theRevocationOfTokensIsRead() {
        for (String example : EventSchemas.examples("user-service", REVOKED)) {
            assertThat(AccountListener.reader(new EventJson()).read(event(REVOKED, example)))
                    .hasValueSatisfying(event ->
                            assertThat(((TokensRevoked) event).lowestVersion()).isEqualTo(2));
        }
    }

    @Test
    void theOpeningOfAnAccountIsIgnored() {
        for (String example : EventSchemas.examples("user-service", OPENED)) {
            assertThat(AccountListener.reader(new EventJson()).read(event(OPENED, example)))
                    .isEmpty();
        }
    }

    private static InboundEvent event(String type, String data) {
        return new InboundEvent(UUID.randomUUID(), type, UUID.randomUUID(), data, null);
    }
}
