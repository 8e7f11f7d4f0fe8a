package dev.souk.console.system;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A record of a topic.
 *
 * @param time when it was written
 * @param key null if it has none
 * @param headers as text
 * @param value its beginning, 4,000 characters at most; null if it has none
 */
public record TopicRecord(
        int partition,
        long offset,
        Instant time,
        @Nullable String key,
        Map<String, String> headers,
        @Nullable String value) {}
