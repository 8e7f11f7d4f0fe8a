package dev.souk.system.observe;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.function.Consumer;

/**
 * The rows of the tables {@code dead_letter} of the last days, each like the record of a dead-letter topic: a topic may
 * have refused the copy.
 */
final class StoredDeadLetters {

    private static final String ROWS = """
            select topic || '.' || consumer_group || '.dlt' as letter_topic, split_part(origin, '@', 1) as place,
                   record_key, event_id, event_type, reason, coalesce(content, '') as content, record_size
            from dead_letter
            where failed_at > now() - interval '6 days'
            """;

    private StoredDeadLetters() {}

    static void forEach(Target target, Consumer<? super Event> action) {
        target.databases().values().forEach(database -> database.forEach(ROWS, row -> action.accept(letter(row))));
    }

    private static Event letter(ResultSet row) throws SQLException {
        String size = row.getString("record_size");
        String headers = "souk_origin: %s\nsouk_reason: %s".formatted(row.getString("place"), row.getString("reason"));
        return new Event(
                row.getString("letter_topic"),
                -1,
                -1,
                row.getString("record_key"),
                row.getString("event_id"),
                row.getString("event_type"),
                0,
                size == null ? headers : headers + "\n" + Event.SIZE_OF_ALL + ": " + size,
                new String(row.getBytes("content"), StandardCharsets.UTF_8));
    }
}
