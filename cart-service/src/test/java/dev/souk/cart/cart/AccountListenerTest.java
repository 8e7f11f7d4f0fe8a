package dev.souk.cart.cart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.cart.cart.AccountEvent.AccountClosed;
import dev.souk.cart.cart.AccountEvent.TokensRevoked;
import dev.souk.common.event.EventJson;
import dev.souk.common.event.EventReader;
import dev.souk.common.event.InboundEvent;
import dev.souk.testing.events.EventSchemas;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Reads the events of user-service as their schemas describe them. */
class AccountListenerTest {

    private final EventReader<AccountEvent> reader = AccountListener.reader(new EventJson());

    @Test
    void aClosedAccountIsRead() {
        EventSchemas.examples("user-service", "dev.souk.account.closed.v1")
                .forEach(example -> assertThat(reader.read(event("dev.souk.account.closed.v1", example)))
                        .hasValueSatisfying(closed -> assertThat(closed)
                                .isInstanceOfSatisfying(
                                        AccountClosed.class,
                                        it -> assertThat(example)
                                                .contains(it.userId().toString()))));
    }

    @Test
    void revokedTokensAreRead() {
        EventSchemas.examples("user-service", "dev.souk.account.tokens-revoked.v1")
                .forEach(example -> assertThat(reader.read(event("dev.souk.account.tokens-revoked.v1", example)))
                        .hasValueSatisfying(revoked -> assertThat(revoked)
                                .isInstanceOfSatisfying(
                                        TokensRevoked.class,
                                        it -> assertThat(it.lowestVersion()).isEqualTo(2))));
    }

    @Test
    void anOpenedAccountIsIgnored() {
        EventSchemas.examples("user-service", "dev.souk.account.opened.v1")
                .forEach(example -> assertThat(reader.read(event("dev.souk.account.opened.v1", example)))
                        .isEmpty());
    }

    private static InboundEvent event(String type, String data) {
        return new InboundEvent(UUID.randomUUID(), type, UUID.randomUUID(), data, null);
    }
}
