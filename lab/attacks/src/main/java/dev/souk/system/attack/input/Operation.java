package dev.souk.system.attack.input;

import dev.souk.system.attack.wire.Request;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** An operation of an OpenAPI document. */
record Operation(String method, String path, boolean needsToken, List<String> fields) {

    private static final Set<String> METHODS = Set.of("get", "put", "post", "patch", "delete");

    static List<Operation> of(JsonNode document) {
        return document.path("paths")
                .propertyStream()
                .flatMap(path -> path.getValue()
                        .propertyStream()
                        .filter(method -> METHODS.contains(method.getKey()))
                        .map(method -> new Operation(
                                method.getKey().toUpperCase(Locale.ROOT),
                                path.getKey(),
                                needsToken(document, method.getValue()),
                                fields(document, method.getValue()))))
                .toList();
    }

    private static boolean needsToken(JsonNode document, JsonNode operation) {
        JsonNode security = operation.has("security") ? operation.path("security") : document.path("security");
        return !security.isEmpty();
    }

    private static List<String> fields(JsonNode document, JsonNode operation) {
        JsonNode schema = operation
                .path("requestBody")
                .path("content")
                .path("application/json")
                .path("schema");
        String reference = schema.path("$ref").asString("");
        JsonNode resolved = reference.isEmpty() ? schema : document.at(reference.substring(1));
        return List.copyOf(resolved.path("properties").propertyNames());
    }

    /** Whether the attacker would have no account or token afterwards. */
    boolean endsTheSession() {
        return method.equals("DELETE") && (path.equals("/sessions") || path.startsWith("/users"));
    }

    /** With all headers that an operation may ask for, and this value for each variable of the path. */
    Request request(String variable, String body) {
        Request request = Request.of(method, path.replaceAll("\\{[^}]+}", variable.replace("$", "\\$")))
                .withKey()
                .with("If-Match: \"999999\"");
        return body.isEmpty() ? request : request.json(body);
    }

    /** A body with text for each field. */
    String example() {
        return fields.isEmpty() ? "" : exampleWith("", "");
    }

    /** The same with that JSON for one field. */
    String exampleWith(String field, String value) {
        return fields.stream()
                .map(name -> "\"%s\":%s".formatted(name, name.equals(field) ? value : "\"1\""))
                .collect(Collectors.joining(",", "{", "}"));
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
