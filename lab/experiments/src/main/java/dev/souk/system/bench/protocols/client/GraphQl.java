package dev.souk.system.bench.protocols.client;

import dev.souk.system.bench.load.UnexpectedResponseException;
import dev.souk.tools.client.Json;
import java.io.IOException;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** The two documents of GraphQL, and what their results say. */
public final class GraphQl {

    private static final String ME = "{ me { id email name role status } }";
    private static final String ORDER_CHANGED =
            "subscription($id: ID!, $after: Int) { orderChanged(id: $id, after: $after) { position status reason at } }";

    private GraphQl() {}

    /** The request for the caller's account, with the fields that REST has. */
    public static String me() {
        return Json.MAPPER.writeValueAsString(Map.of("query", ME));
    }

    /** The request for the changes of an order. */
    public static String orderChanged(UUID order, int after) {
        return Json.MAPPER.writeValueAsString(
                Map.of("query", ORDER_CHANGED, "variables", Map.of("id", order, "after", after)));
    }

    /** The id of the account. */
    public static String user(JsonNode result) throws IOException {
        return data(result).at("/me/id").asString("");
    }

    /** A change of the order. */
    public static Change change(JsonNode result) throws IOException {
        JsonNode change = data(result).path("orderChanged");
        return new Change(change.path("position").asInt(), change.path("status").asString(""));
    }

    private static JsonNode data(JsonNode result) throws IOException {
        JsonNode errors = result.path("errors");
        if (!errors.isEmpty()) {
            throw new UnexpectedResponseException(
                    "GraphQL: " + errors.at("/0/message").asString(""));
        }
        return result.path("data");
    }
}
