package dev.souk.testing.http;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The OpenAPI description of the service under test. */
public record ApiDescription(JsonNode json) {

    /** Reads it as anybody may. */
    public static ApiDescription of(TestApi api) {
        return new ApiDescription(
                api.anonymous().get("/v3/api-docs").expect(200).json());
    }

    /** The names of all properties of JSON bodies, and of all parameters in paths and queries. */
    public List<String> names() {
        return Stream.concat(propertyNames(), parameterNames()).distinct().toList();
    }

    /** The example of the body of an operation; empty where it has none or is not described. */
    public String exampleOfBody(String method, String path) {
        return ApiOperation.of(json)
                .filter(operation -> operation.method().equals(method.toLowerCase(Locale.ROOT)))
                .filter(operation -> operation.path().equals(path) && operation.hasBody())
                .map(operation -> operation.bodySchema().path("example").toString())
                .findFirst()
                .orElse("");
    }

    private Stream<String> propertyNames() {
        return json.at("/components/schemas")
                .valueStream()
                .flatMap(schema -> schema.path("properties").propertyNames().stream());
    }

    private Stream<String> parameterNames() {
        return json.path("paths")
                .valueStream()
                .flatMap(JsonNode::valueStream)
                .flatMap(operation -> operation.path("parameters").valueStream())
                .filter(parameter -> parameter.has("name")) // the shared ones are references
                .filter(parameter -> !parameter.path("in").asString().equals("header"))
                .map(parameter -> parameter.path("name").asString());
    }
}
