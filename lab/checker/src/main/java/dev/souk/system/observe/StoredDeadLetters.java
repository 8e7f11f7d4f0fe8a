package dev.souk.system.observe;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.function.Consumer;

/**
 * The rows of the tables {@code dead_letter} of the last days, each like the record of a dead-letter topic: a topic may
 * have refused the copy.
 */
final class StoredDeadLetters {

    private static final List<String> HEADERS =
            List.of("ce_id", "ce_type", "souk_origin", "souk_reason", Event.SIZE_OF_ALL);

    private static final String ROWS = """
            select topic || '.' || consumer_group || '.dlt' as letter_topic, record_key, coalesce(content, '') as content,
                   event_id as ce_id, event_type as ce_type, split_part(origin, '@', 1) as souk_origin,
                   reason as souk_reason, record_size as "%s"
            from dead_letter
            where failed_at > now() - interval '6 days'
            """.formatted(Event.SIZE_OF_ALL);

    private StoredDeadLetters() {}

    static void forEach(Target target, Consumer<? super Event> action) {
        target.databases().values().forEach(database -> database.forEach(ROWS, row -> action.accept(letter(row))));
    }

    private static Event letter(ResultSet row) throws SQLException {
        var headers = new HashMap<String, String>();
        for (String header : HEADERS) {
            String value = row.getString(header);
            if (value != null) {
                headers.put(header, value);
            }
        }
        String content = new String(row.getBytes("content"), StandardCharsets.UTF_8);
        return new Event(row.getString("letter_topic"), -1, -1, row.getString("record_key"), headers, content);
    }
}
