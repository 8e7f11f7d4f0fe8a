package dev.souk.common.deadletter;

import dev.souk.common.event.EventJson;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table of pending dead letters. */
final class DeadLetterRepository {

    private static final String ALL_COLUMNS =
            " id, topic, origin, consumer_group, record_key, headers, content, reason,"
                    + " attempts, failed_at, record_size ";

    private final JdbcClient jdbc;
    private final EventJson json;
    private final int maxStored;

    DeadLetterRepository(JdbcClient jdbc, EventJson json, DeadLetterProperties properties) {
        this.jdbc = jdbc;
        this.json = json;
        this.maxStored = properties.maxStored();
    }

    /**
     * Stores a dead letter, or its new failure: after a crash the record is delivered again. False if the table is
     * full; concurrent inserts may exceed the limit by a few rows.
     */
    boolean insert(DeadLetter letter) {
        return insert(letter, maxStored);
    }

    /** The same in a full table, for what is nowhere else: without headers and value, so it takes little space. */
    void insertBeyondLimit(DeadLetter letter) {
        insert(letter.withoutContent(), Integer.MAX_VALUE);
    }

    private boolean insert(DeadLetter letter, int limit) {
        return jdbc.sql("""
                insert into dead_letter (id, topic, origin, consumer_group, record_key, headers, content,
                                         event_id, event_type, reason, record_size)
                select :id, :topic, :origin, :group, :key, :headers, :value, :eventId, :type, :reason, :recordSize
                where (select count(*) from (select from dead_letter limit :limit) stored) < :limit
                   or exists (select from dead_letter where origin = :origin)
                on conflict (origin) do update set reason = excluded.reason, failed_at = clock_timestamp()
                """)
                        .param("id", letter.id())
                        .param("topic", letter.topic())
                        .param("origin", letter.origin())
                        .param("group", letter.group())
                        .param("key", StorableText.orNull(letter.key()))
                        .param("headers", json.write(letter.headers()))
                        .param("value", letter.value())
                        .param("eventId", StorableText.orNull(letter.eventId()))
                        .param("type", StorableText.orNull(letter.type()))
                        .param("reason", StorableText.of(letter.reason()))
                        .param("recordSize", letter.recordSize())
                        .param("limit", limit)
                        .update()
                > 0;
    }

    /** Oldest first, the order in which one would replay them. */
    List<DeadLetterSummary> page(UUID after, int limit) {
        return jdbc.sql("""
                select id, topic, consumer_group "group", event_id, event_type "type", record_key "key",
                       reason, attempts, failed_at
                from dead_letter where id > :after order by id limit :limit
                """)
                .param("after", after)
                .param("limit", limit)
                .query(DeadLetterSummary.class)
                .list();
    }

    Optional<DeadLetter> find(UUID id) {
        return one("select" + ALL_COLUMNS + "from dead_letter where id = :id", id);
    }

    /** Deletes and returns it; empty if another transaction did so first. */
    Optional<DeadLetter> take(UUID id) {
        return one("delete from dead_letter where id = :id returning" + ALL_COLUMNS, id);
    }

    void failedAgain(UUID id, String reason) {
        jdbc.sql("""
                update dead_letter
                set reason = :reason, attempts = attempts + 1, failed_at = clock_timestamp()
                where id = :id
                """).param("id", id).param("reason", StorableText.of(reason)).update();
    }

    /** Fails now, where a savepoint is left, instead of at the commit. */
    void checkDeferredConstraints() {
        jdbc.sql("set constraints all immediate").update();
    }

    /** How many are stored, counted up to the limit. */
    int count() {
        return jdbc.sql("select count(*) from (select from dead_letter limit :maxStored) stored")
                .param("maxStored", maxStored)
                .query(Integer.class)
                .single();
    }

    private Optional<DeadLetter> one(String sql, UUID id) {
        return jdbc.sql(sql).param("id", id).query(this::letter).optional();
    }

    private DeadLetter letter(ResultSet row, int number) throws SQLException {
        return new DeadLetter(
                row.getObject("id", UUID.class),
                row.getString("topic"),
                row.getString("origin"),
                row.getString("consumer_group"),
                row.getString("record_key"),
                List.of(json.read(row.getString("headers"), DeadLetter.Entry[].class)),
                row.getBytes("content"),
                row.getString("reason"),
                row.getInt("attempts"),
                row.getObject("failed_at", OffsetDateTime.class).toInstant(),
                row.getObject("record_size", Integer.class));
    }
}
