package dev.souk.system.chaos.verify;

import dev.souk.system.chaos.history.History;
import dev.souk.system.chaos.history.Intent;
import dev.souk.system.chaos.history.ServerState;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What clients saw, and what the databases hold.
 *
 * @param before before the first client came
 * @param after  at rest, when the last one had left
 */
public record RunEvidence(History history, ServerState before, ServerState after) {

    private static final JsonMapper JSON = new JsonMapper();

    List<IdempotentOperation> operations(Intent intent) {
        return history.byKey(intent).entrySet().stream()
                .map(entry -> new IdempotentOperation(entry.getKey(), entry.getValue()))
                .toList();
    }

    static JsonNode json(String text) {
        return JSON.readTree(text);
    }
}
