package dev.souk.system.attack;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Each operation of the API description of a service, with wrong types in each place. */
final class FuzzByDescription {

    private static final Set<String> METHODS = Set.of("get", "put", "post", "patch", "delete");
    private static final List<String> HEADERS = List.of("Idempotency-Key: <uuid>", "If-Match: \"999999\"");
    private static final String[] PARAMETERS =
            "0 -1 null true %00 %ff <9*40> <a*2000> ..%2f..%2fx %7B%7D %F0%9F%92%A9 00000000-0000-0000-0000-000000000000"
                    .split(" ");
    private static final String[] VALUES =
            "null true -1 1e400 [] {} [[[]]] \"\" \"\\t\" \"\\u0000\" \"\\ud83d\\udca9\" \"<a*10000>\"".split(" ");

    /** In the place of examples: with an account or an item that is not there, an operation fails for that reason. */
    private static final Map<String, String> OWN =
            Map.of("email", "\"<uuid>@souk.example\"", "current_password", "\"<password>\"", "item_id", "\"<item>\"");

    private FuzzByDescription() {}

    static List<Row> rows(Context context, String service) throws IOException {
        Response description = context.send("GET /v3/api-docs/" + service);
        JsonNode document = description.json();
        var rows = new ArrayList<Row>();
        for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
            for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
                if (METHODS.contains(method.getKey())) {
                    String operation = method.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey();
                    rows.addAll(rows(operation, method.getValue(), document));
                }
            }
        }
        if (rows.isEmpty()) {
            throw new IOException("%s describes no operation: %s".formatted(service, description));
        }
        return rows;
    }

    private static List<Row> rows(String operation, JsonNode description, JsonNode document) {
        String send = operation.replaceAll("\\{[^}]+}", "<parameter>");
        Map<String, String> fields = fields(description, document);
        var rows = new ArrayList<Row>();
        JsonNode security = (description.has("security") ? description : document).path("security");
        if (!security.isEmpty()) {
            rows.add(row(send, body(fields, ""), Map.of("parameter", "<item>"), Map.of("nobody", "401")));
        }
        if (operation.equals("DELETE /sessions") || operation.startsWith("DELETE /users")) {
            return rows; // there would be no account or token afterwards
        }
        var handled = Map.of("user", "handled");
        if (send.contains("<parameter>")) {
            rows.add(row(send, body(fields, ""), Map.of("parameter", PARAMETERS), handled));
        }
        for (String field : fields.keySet()) {
            rows.add(row(send, body(fields, field), Map.of("parameter", "<item>", "value", VALUES), handled));
        }
        return rows;
    }

    private static Row row(String send, String body, Map<String, ?> values, Map<String, String> allowed) {
        return Attack.row(Map.of("send", send, "headers", HEADERS, "body", body, "for", values, "as", allowed));
    }

    /** Each field of the body with a value that is valid. */
    private static Map<String, String> fields(JsonNode description, JsonNode document) {
        JsonNode schema = description.at("/requestBody/content/application~1json/schema");
        String reference = schema.path("$ref").asString("");
        JsonNode resolved = reference.isEmpty() ? schema : document.at(reference.substring(1));
        var fields = new LinkedHashMap<String, String>();
        for (String name : resolved.path("properties").propertyNames()) {
            JsonNode example = resolved.path("example").path(name);
            fields.put(name, OWN.getOrDefault(name, example.isMissingNode() ? "\"1\"" : example.toString()));
        }
        return fields;
    }

    /** All fields, one of them with the value. */
    private static String body(Map<String, String> fields, String varied) {
        return fields.keySet().stream()
                .map(field -> "\"%s\":%s".formatted(field, field.equals(varied) ? "<value>" : fields.get(field)))
                .collect(Collectors.joining(",", fields.isEmpty() ? "" : "{", fields.isEmpty() ? "" : "}"));
    }
}
