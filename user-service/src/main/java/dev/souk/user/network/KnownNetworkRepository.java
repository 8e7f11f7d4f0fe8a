package dev.souk.user.network;

import dev.souk.common.core.Sha256;
import java.util.Locale;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of known networks, about {@value #MAX_NETWORKS} for each account: the latest ones. */
@Repository
public class KnownNetworkRepository {

    static final int MAX_NETWORKS = 20;

    private final JdbcClient jdbc;

    KnownNetworkRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether the owner of this e-mail has logged in from the network; the same query for e-mails without account. */
    public boolean isKnown(String email, Network network) {
        return jdbc.sql("""
                select exists (
                    select from known_network join account on account.id = account_id
                    where lower(email) = lower(:email) and network = :network)
                """)
                .param("email", email)
                .param("network", hash(email, network))
                .query(Boolean.class)
                .single();
    }

    /**
     * Remembers that the owner has used the network, instead of the oldest one if there are too many. The time of a
     * known one is exact to a day, to save writes. A row that another login holds is left to it: two that waited for
     * each other's would be a deadlock. A login may end after the account was closed, or got another password; then
     * nothing is remembered.
     */
    public void remember(UUID account, String passwordHash, String email, Network network) {
        jdbc.sql("""
                with owner as (select id from account where id = :account and password_hash = :hash for share),
                used as (
                    insert into known_network as known (account_id, network, last_used_at)
                    select id, :network, clock_timestamp() from owner
                    on conflict (account_id, network) do update set last_used_at = excluded.last_used_at
                    where known.last_used_at < excluded.last_used_at - interval '1 day'
                    returning network)
                delete from known_network where account_id = :account and exists (select from used) and network in (
                    select network from known_network where account_id = :account and network <> :network
                    order by last_used_at desc offset :others
                    for update skip locked)
                """)
                .param("account", account)
                .param("hash", passwordHash)
                .param("network", hash(email, network))
                .param("others", MAX_NETWORKS - 1)
                .update();
    }

    /** Forgets all networks of the account. */
    public void forget(UUID account) {
        jdbc.sql("delete from known_network where account_id = :account")
                .param("account", account)
                .update();
    }

    private static byte[] hash(String email, Network network) {
        return Sha256.of("known-network", email.toLowerCase(Locale.ROOT), network.name());
    }
}
