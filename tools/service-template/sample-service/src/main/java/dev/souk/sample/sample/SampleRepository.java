package dev.souk.sample.sample;

import dev.souk.common.web.PageRequest;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tables of samples. A change locks the row of their owner first. */
@Repository
class SampleRepository {

    private static final String SELECT = "select id, user_id, name, status from sample ";

    private final JdbcClient jdbc;

    SampleRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Sample> find(UUID id) {
        return jdbc.sql(SELECT + "where id = :id").param("id", id).query(Sample.class).optional();
    }

    /** In the order of ids, which rise with time: what is added during paging appears on the last page. */
    List<Sample> of(UUID userId, PageRequest page) {
        return jdbc.sql(SELECT + "where user_id = :user and id > :after order by id limit :limit")
                .param("user", userId)
                .param("after", page.afterId())
                .param("limit", page.fetchSize())
                .query(Sample.class)
                .list();
    }

    /** Locks the owner, so that the account is not closed meanwhile, and inserts it at first; false if it is closed. */
    boolean lockOwner(UUID userId) {
        jdbc.sql("insert into owner (user_id) values (:user) on conflict do nothing")
                .param("user", userId)
                .update();
        return jdbc.sql("select not closed from owner where user_id = :user for update")
                .param("user", userId)
                .query(Boolean.class)
                .single();
    }

    void insert(Sample sample) {
        jdbc.sql("insert into sample (id, user_id, name) values (:id, :userId, :name)")
                .paramSource(sample)
                .update();
    }

    /** A user without a sample gets a closed owner, so that none is added later. */
    void closeOwner(UUID userId) {
        jdbc.sql("""
                insert into owner (user_id, closed) values (:user, true)
                on conflict (user_id) do update set closed = true
                """).param("user", userId).update();
    }

    /** Returns the ids of those that were open. */
    List<UUID> closeAll(UUID userId) {
        return jdbc.sql("update sample set status = 'CLOSED' where user_id = :user and status = 'OPEN' returning id")
                .param("user", userId)
                .query(UUID.class)
                .list();
    }
}
