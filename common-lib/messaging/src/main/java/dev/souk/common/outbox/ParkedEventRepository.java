package dev.souk.common.outbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.SimplePropertyRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The parked rows of the outbox. */
public final class ParkedEventRepository {

    private static final Logger log = LoggerFactory.getLogger(ParkedEventRepository.class);
    private static final String PARKED = """
            select event_id id, topic, event_type "type", aggregate_id, sequence, parked_reason reason, parked_at,
                created_at, payload,
                (select count(*) from outbox later
                 where later.topic = parked.topic and later.aggregate_id = parked.aggregate_id
                   and later.sequence > parked.sequence) held_back
            from outbox parked
            where parked_at is not null
            """;

    private static final RowMapper<ParkedEvent> EVENT = new SimplePropertyRowMapper<>(ParkedEvent.class);

    private final JdbcClient jdbc;

    ParkedEventRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** At most {@code limit} parked events with ids greater than {@code after}, oldest first. */
    public List<ParkedEvent> page(UUID after, int limit) {
        return jdbc.sql(PARKED + "and event_id > ? order by event_id limit ?")
                .params(after, limit)
                .query(EVENT)
                .list();
    }

    /** One parked event with its payload. */
    public Optional<ParkedEventDetail> find(UUID id) {
        return jdbc.sql(PARKED + "and event_id = :id")
                .param("id", id)
                .query(ParkedEventRepository::detail)
                .optional();
    }

    /** Has the relay publish it again; false if no event with this id is parked. */
    public boolean release(UUID id) {
        boolean released = jdbc.sql("""
                update outbox set parked_at = null, parked_reason = null
                where event_id = :id and parked_at is not null
                """).param("id", id).update() > 0;
        if (released) {
            log.info("Event {} is released, the relay publishes it again", id);
        }
        return released;
    }

    private static ParkedEventDetail detail(ResultSet row, int number) throws SQLException {
        return new ParkedEventDetail(
                EVENT.mapRow(row, number),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getString("payload"));
    }
}
