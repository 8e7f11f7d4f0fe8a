package dev.souk.common.sample;

import dev.souk.common.core.IdGenerator;
import dev.souk.common.event.OutboundEvent;
import dev.souk.common.outbox.Outbox;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes notes and publishes an event for each; the caller opens the transaction. */
@Component
public class Notes {

    private final JdbcClient jdbc;
    private final Outbox outbox;
    private final IdGenerator ids;
    private final Map<UUID, Integer> attempts = new ConcurrentHashMap<>();

    Notes(JdbcClient jdbc, Outbox outbox, IdGenerator ids) {
        this.jdbc = jdbc;
        this.outbox = outbox;
        this.ids = ids;
    }

    public UUID write(String text) {
        UUID id = ids.next();
        write(id, text);
        return id;
    }

    public void write(UUID id, String text) {
        attempts.merge(id, 1, Integer::sum);
        long version = jdbc.sql("""
                insert into note (id, text) values (:id, :text)
                on conflict (id) do update set text = excluded.text, version = note.version + 1
                returning version
                """)
                .param("id", id)
                .param("text", text)
                .query(Long.class)
                .single();
        outbox.append(
                new OutboundEvent("sample.notes", "dev.souk.note.written.v1", id, version, new Written(id, text)));
    }

    /** How often somebody began to write a note, also if the transaction was rolled back. */
    public int attempts(UUID id) {
        return attempts.getOrDefault(id, 0);
    }

    public int count() {
        return jdbc.sql("select count(*) from note").query(Integer.class).single();
    }

    /** The content of the event. */
    public record Written(UUID noteId, String text) {}
}
