package dev.souk.system.chaos.load;

import dev.souk.system.chaos.history.CallOutcome;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Parses the bodies of responses. */
final class ResponseBodies {

    private static final JsonMapper JSON = new JsonMapper();

    private ResponseBodies() {}

    /** The body of a response with that status; empty for any other outcome. */
    static Optional<JsonNode> of(CallOutcome outcome, int status) {
        return outcome instanceof CallOutcome.Answered answer && answer.status() == status
                ? Optional.of(JSON.readTree(answer.body()))
                : Optional.empty();
    }
}
