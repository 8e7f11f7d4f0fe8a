package dev.souk.system.attack.input;

import dev.souk.tools.client.Json;
import java.nio.charset.StandardCharsets;

/** Hostile text in the encodings of its places. */
final class Strings {

    private Strings() {}

    /** As a string of JSON. */
    static String json(String text) {
        return Json.MAPPER.writeValueAsString(text);
    }

    /** Every byte as %XX, so that it is one segment or one value of a query. */
    static String percentEncoded(String text) {
        var encoded = new StringBuilder();
        for (byte next : text.getBytes(StandardCharsets.UTF_8)) {
            encoded.append("%%%02X".formatted(next & 0xff));
        }
        return encoded.toString();
    }
}
