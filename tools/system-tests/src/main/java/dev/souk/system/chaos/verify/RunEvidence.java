package dev.souk.system.chaos.verify;

import dev.souk.system.chaos.history.History;
import dev.souk.system.chaos.history.Intent;
import dev.souk.system.chaos.history.ServerState;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/**
 * What clients saw and what the books say.
 *
 * @param before the books as they were when the first shopper came
 */
public record RunEvidence(History history, ServerState before, ServerState books) {

    private static final JsonMapper JSON = new JsonMapper();

    List<IdempotentOperation> operations(Intent intent) {
        return history.byKey(intent).entrySet().stream()
                .map(entry -> new IdempotentOperation(entry.getKey(), entry.getValue()))
                .toList();
    }

    static String text(String json, String field) {
        return JSON.readTree(json).path(field).asString();
    }

    static long number(String json, String field) {
        return JSON.readTree(json).path(field).asLong();
    }
}
