package dev.souk.system.chaos.shopper;

import dev.souk.system.chaos.history.Outcome;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads what was answered. */
final class Bodies {

    private static final JsonMapper JSON = new JsonMapper();

    private Bodies() {}

    /** The body of an answer with that status; empty for everything else. */
    static Optional<JsonNode> of(Outcome outcome, int status) {
        return outcome instanceof Outcome.Answered answer && answer.status() == status
                ? Optional.of(JSON.readTree(answer.body()))
                : Optional.empty();
    }
}
