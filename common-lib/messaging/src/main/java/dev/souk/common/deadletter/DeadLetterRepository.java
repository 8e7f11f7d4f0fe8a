package dev.souk.common.deadletter;

import dev.souk.common.event.EventHeaders;
import dev.souk.common.event.EventJson;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.SimplePropertyRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table of pending dead letters. */
public final class DeadLetterRepository {

    private static final String SUMMARY_COLUMNS = """
            id, topic, consumer_group "group", event_id, event_type "type", record_key "key", reason, attempts, failed_at
            """;
    private static final String ALL_COLUMNS = SUMMARY_COLUMNS + ", origin, headers, content, record_size ";

    private static final RowMapper<DeadLetterSummary> SUMMARY = new SimplePropertyRowMapper<>(DeadLetterSummary.class);

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
                        .param("eventId", StorableText.orNull(letter.header(EventHeaders.ID)))
                        .param("type", StorableText.orNull(letter.header(EventHeaders.TYPE)))
                        .param("reason", StorableText.of(letter.reason()))
                        .param("recordSize", letter.recordSize())
                        .param("limit", limit)
                        .update()
                > 0;
    }

    /** At most {@code limit} with ids greater than {@code after}, oldest first: as one would replay them. */
    public List<DeadLetterSummary> page(UUID after, int limit) {
        return jdbc.sql("select " + SUMMARY_COLUMNS + "from dead_letter where id > ? order by id limit ?")
                .params(after, limit)
                .query(SUMMARY)
                .list();
    }

    /** One dead letter with headers and value. */
    public Optional<DeadLetterDetail> find(UUID id) {
        return jdbc.sql("select " + ALL_COLUMNS + "from dead_letter where id = :id")
                .param("id", id)
                .query(this::detail)
                .optional();
    }

    /** Deletes it, so that it is never processed; false if there is none. */
    public boolean discard(UUID id) {
        return jdbc.sql("delete from dead_letter where id = :id")
                        .param("id", id)
                        .update()
                > 0;
    }

    /** Deletes and returns it; empty if another transaction did so first. */
    Optional<DeadLetter> take(UUID id) {
        return jdbc.sql("delete from dead_letter where id = :id returning " + ALL_COLUMNS)
                .param("id", id)
                .query(this::letter)
                .optional();
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

    private DeadLetterDetail detail(ResultSet row, int number) throws SQLException {
        DeadLetter letter = letter(row, number);
        return new DeadLetterDetail(
                SUMMARY.mapRow(row, number),
                letter.origin(),
                letter.headerTexts(),
                DeadLetter.text(letter.value()),
                letter.recordSize());
    }

    private DeadLetter letter(ResultSet row, int number) throws SQLException {
        return new DeadLetter(
                row.getObject("id", UUID.class),
                row.getString("topic"),
                row.getString("origin"),
                row.getString("group"),
                row.getString("key"),
                List.of(json.read(row.getString("headers"), DeadLetter.Entry[].class)),
                row.getBytes("content"),
                row.getString("reason"),
                row.getObject("record_size", Integer.class));
    }
}
