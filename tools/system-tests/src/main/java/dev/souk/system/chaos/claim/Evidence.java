package dev.souk.system.chaos.claim;

import dev.souk.system.chaos.history.History;
import dev.souk.system.chaos.history.Intent;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/**
 * What clients saw and what the books say.
 *
 * @param before the books as they were when the first shopper came
 */
public record Evidence(History history, Books before, Books books) {

    private static final JsonMapper JSON = new JsonMapper();

    List<Keyed> keyed(Intent intent) {
        return history.byKey(intent).entrySet().stream()
                .map(entry -> new Keyed(entry.getKey(), entry.getValue()))
                .toList();
    }

    static String text(String json, String field) {
        return JSON.readTree(json).path(field).asString();
    }

    static long number(String json, String field) {
        return JSON.readTree(json).path(field).asLong();
    }
}
