package dev.souk.common.revocation;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table of revocations. */
record RevocationRepository(JdbcClient jdbc) {

    /** Events may arrive twice and late: the highest version wins. */
    void store(UUID subject, long lowestVersion) {
        jdbc.sql("""
                insert into token_revocation as stored (subject, lowest_version) values (:subject, :version)
                on conflict (subject) do update
                set lowest_version = excluded.lowest_version, recorded_at = clock_timestamp()
                where stored.lowest_version < excluded.lowest_version
                """).param("subject", subject).param("version", lowestVersion).update();
    }

    /** The lowest valid version of each subject, of the newest {@code limit} revocations not older than {@code age}. */
    Map<UUID, Long> recordedWithin(Duration age, int limit) {
        Map<UUID, Long> versions = new HashMap<>();
        jdbc.sql("""
                select subject, lowest_version from token_revocation
                where recorded_at > statement_timestamp() - cast(:age as interval)
                order by recorded_at desc limit :limit
                """).param("age", age.toString()).param("limit", limit).query(row -> {
            versions.put(row.getObject("subject", UUID.class), row.getLong("lowest_version"));
        });
        return versions;
    }

    Optional<Long> lowestVersion(UUID subject) {
        return jdbc.sql("select lowest_version from token_revocation where subject = :subject")
                .param("subject", subject)
                .query(Long.class)
                .optional();
    }
}
