package dev.souk.user.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.common.event.EventJson;
import dev.souk.testing.events.EventSchemas;
import dev.souk.testing.events.PublishedEvent;
import dev.souk.user.account.AccountEvent.AccountClosed;
import dev.souk.user.account.AccountEvent.AccountOpened;
import dev.souk.user.account.AccountEvent.TokensRevoked;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

class AccountEventTest {

    private static final UUID USER = UUID.randomUUID();

    static Stream<AccountEvent> events() {
        return Stream.of(new AccountOpened(USER), new TokensRevoked(USER, 2), new AccountClosed(USER));
    }

    @ParameterizedTest
    @MethodSource("events")
    void everyEventMatchesItsSchemaAndHasNoPersonalData(AccountEvent event) {
        var outbound = event.toOutbound(1);
        var data = JsonMapper.shared().readTree(new EventJson().write(outbound.data()));

        EventSchemas.assertValid(new PublishedEvent(USER, outbound.type(), 1, data, Map.of()));
        assertThat(data.propertyNames()).contains("user_id").isSubsetOf("user_id", "lowest_version");
        assertThat(outbound.topic()).isEqualTo("souk.users");
    }
}
