package dev.souk.user.token;

import com.nimbusds.jose.jwk.ECKey;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of signing keys. The clock of the database decides for all instances which key signs. */
@Repository
class SigningKeyRepository {

    private final JdbcClient jdbc;

    SigningKeyRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The generation of the key that is due; empty while the newest key is young enough. */
    Optional<Integer> generationDue(Duration rotateAfter) {
        return jdbc.sql("""
                select coalesce(max(generation), 0) + 1 from signing_key
                having coalesce(max(active_from) < clock_timestamp() - cast(:age as interval), true)
                """)
                .param("age", rotateAfter.toString())
                .query(Integer.class)
                .optional();
    }

    /** Does nothing where another instance has inserted this generation. */
    void insert(int generation, ECKey pair, Duration activeIn) {
        jdbc.sql("""
                insert into signing_key (generation, kid, jwk, active_from)
                values (:generation, :kid, :jwk, clock_timestamp() + cast(:wait as interval))
                on conflict do nothing
                """)
                .param("generation", generation)
                .param("kid", pair.getKeyID())
                .param("jwk", pair.toJSONString())
                .param("wait", activeIn.toString())
                .update();
    }

    /** Replaces all keys, in the caller's transaction, and the one that another instance inserts meanwhile. */
    void replaceAll(ECKey pair) {
        int next = jdbc.sql("""
                insert into signing_key (generation, kid, jwk, active_from)
                select coalesce(max(generation), 0) + 1, :kid, :jwk, clock_timestamp() from signing_key
                on conflict (generation) do update
                set kid = excluded.kid, jwk = excluded.jwk, active_from = excluded.active_from
                returning generation
                """)
                .param("kid", pair.getKeyID())
                .param("jwk", pair.toJSONString())
                .query(Integer.class)
                .single();
        jdbc.sql("delete from signing_key where generation < :next")
                .param("next", next)
                .update();
    }

    /** Deletes the keys whose successor has been active for longer than {@code keep}. */
    void deleteRetired(Duration keep) {
        jdbc.sql("""
                delete from signing_key where generation < (
                    select max(generation) from signing_key
                    where active_from < clock_timestamp() - cast(:keep as interval))
                """).param("keep", keep.toString()).update();
    }

    /** All keys, newest first. */
    List<SigningKey> all() {
        return jdbc.sql("""
                select generation, jwk, active_from <= clock_timestamp() active from signing_key
                order by generation desc
                """)
                .query((row, number) ->
                        new SigningKey(row.getInt("generation"), pair(row.getString("jwk")), row.getBoolean("active")))
                .list();
    }

    private static ECKey pair(String jwk) {
        try {
            return ECKey.parse(jwk);
        } catch (ParseException broken) {
            throw new IllegalStateException("A row of signing_key holds no key");
        }
    }
}
