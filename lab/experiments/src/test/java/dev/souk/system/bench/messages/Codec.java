package dev.souk.system.bench.messages;

import dev.souk.tools.client.Json;
import java.util.function.Function;

/**
 * A message in one format: from the record of a service to bytes, and back.
 *
 * @param message what is written
 */
record Codec<T>(T message, Function<T, byte[]> writer, Function<byte[], T> reader) {

    static <T> Codec<T> jackson(T message, Class<T> type) {
        return new Codec<>(message, Json.MAPPER::writeValueAsBytes, bytes -> Json.MAPPER.readValue(bytes, type));
    }

    byte[] write() {
        return writer.apply(message);
    }

    T read(byte[] bytes) {
        return reader.apply(bytes);
    }
}
