package dev.souk.user.oidc;

import dev.souk.user.account.TokenRevocationListener;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which codes and refresh tokens were used, and what is deleted when the tokens of an account are revoked. */
@Repository
@Profile("oidc")
class GrantRepository implements TokenRevocationListener {

    private final JdbcClient jdbc;

    GrantRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Returns false if it was used before, or is being used by another request that commits. */
    boolean use(byte[] grant, String authorization) {
        return jdbc.sql("""
                insert into used_grant (grant_hash, authorization_id)
                select :grant, id from oauth2_authorization where id = :authorization for key share
                on conflict do nothing
                """)
                        .param("grant", grant)
                        .param("authorization", authorization)
                        .update()
                == 1;
    }

    /** The authorization that has used it. */
    Optional<String> user(byte[] grant) {
        return jdbc.sql("select authorization_id from used_grant where grant_hash = :grant")
                .param("grant", grant)
                .query(String.class)
                .optional();
    }

    @Override
    public void onRevocationOfAll() {
        jdbc.sql("delete from oauth2_authorization").update();
        jdbc.sql("delete from spring_session").update();
    }

    @Override
    public void onRevocation(UUID account) {
        jdbc.sql("delete from oauth2_authorization where principal_name = :account")
                .param("account", account.toString())
                .update();
        jdbc.sql("delete from spring_session where principal_name = :account")
                .param("account", account.toString())
                .update();
    }
}
