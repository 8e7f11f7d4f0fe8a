package dev.souk.testing.http;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * One operation of an API description.
 *
 * @param description the whole document, in which references lead
 */
public record ApiOperation(JsonNode description, String method, String path, JsonNode json) {

    static Stream<ApiOperation> of(JsonNode description) {
        return description
                .path("paths")
                .propertyStream()
                .flatMap(path -> path.getValue()
                        .propertyStream()
                        .map(call -> new ApiOperation(description, call.getKey(), path.getKey(), call.getValue())));
    }

    /** The example of the body of an operation; empty where it has none or is not described. */
    public static String exampleOfBody(JsonNode description, String method, String path) {
        return of(description)
                .filter(operation -> operation.toString().equals(method.toLowerCase(Locale.ROOT) + " " + path))
                .map(ApiOperation::exampleOfBody)
                .findFirst()
                .orElse("");
    }

    /** The same of this operation. */
    String exampleOfBody() {
        return bodySchema().path("example").toString();
    }

    /** Whether it can be called without a token. */
    boolean isPublic() {
        return (json.has("security") ? json : description).path("security").isEmpty();
    }

    boolean hasBody() {
        return json.has("requestBody");
    }

    /** The description of the request's body; missing if there is none. */
    JsonNode body() {
        return resolve(json.path("requestBody"));
    }

    /** The schema of the request's JSON body. */
    JsonNode bodySchema() {
        return resolve(json.at("/requestBody/content/application~1json/schema"));
    }

    /** The parameters, without references. */
    Stream<JsonNode> parameters() {
        return json.path("parameters").valueStream().map(this::resolve);
    }

    /** The responses whose status matches the expression, by their status; without references. */
    Map<String, JsonNode> responses(String status) {
        Map<String, JsonNode> responses = new TreeMap<>();
        json.path("responses")
                .propertyStream()
                .filter(response -> response.getKey().matches(status))
                .forEach(response -> responses.put(response.getKey(), resolve(response.getValue())));
        return responses;
    }

    private JsonNode resolve(JsonNode part) {
        String reference = part.path("$ref").asString("");
        return reference.isEmpty() ? part : description.at(reference.substring(1));
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
