package dev.souk.user.network;

import dev.souk.common.core.Sha256;
import java.util.Locale;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The statements of {@link KnownNetworkRepository} and of the retention as they were with {@code last_login}. */
final class KnownNetworksOfTheLastRelease {

    private final JdbcClient jdbc;

    KnownNetworksOfTheLastRelease(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void remember(UUID account, String email, Network network) {
        int changed = jdbc.sql("""
                insert into known_network as known (account_id, network) values (:account, :network)
                on conflict (account_id, network) do update set last_login = clock_timestamp()
                where known.last_login < clock_timestamp() - interval '1 day'
                """)
                .param("account", account)
                .param("network", Sha256.of("known-network", email.toLowerCase(Locale.ROOT), network.name()))
                .update();
        if (changed > 0) {
            jdbc.sql("""
                    delete from known_network where account_id = :account and network in (
                        select network from known_network where account_id = :account
                        order by last_login desc offset 20)
                    """).param("account", account).update();
        }
    }

    /** All rows become as old as this. */
    void age(int days) {
        jdbc.sql("update known_network set last_login = clock_timestamp() - make_interval(days => :days)")
                .param("days", days)
                .update();
    }
}
