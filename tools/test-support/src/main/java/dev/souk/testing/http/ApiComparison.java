package dev.souk.testing.http;

import static java.util.stream.Collectors.toMap;

import dev.souk.testing.contract.Reader;
import dev.souk.testing.contract.SchemaComparison;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Compares the API of the last release with the present one: a client of the last release must be able to send its
 * requests and to read the responses. New operations, optional parameters and further properties break nobody. The
 * requests and responses of an operation are compared as JSON Schemas whose properties are parameters, statuses,
 * headers and media types.
 */
final class ApiComparison {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private ApiComparison() {}

    /** The breaking changes between two descriptions. */
    static List<String> changes(JsonNode released, JsonNode current) {
        Map<String, ApiOperation> present =
                ApiOperation.of(current).collect(toMap(ApiOperation::toString, operation -> operation));
        return ApiOperation.of(released)
                .flatMap(operation -> changes(operation, present.get(operation.toString())))
                .toList();
    }

    private static Stream<String> changes(ApiOperation before, @Nullable ApiOperation now) {
        if (now == null) {
            return Stream.of(Reader.THIS_VERSION.broken(before.toString(), "the operation is gone"));
        }
        Stream<String> access = before.isPublic() && !now.isPublic()
                ? Stream.of(Reader.THIS_VERSION.broken(before.toString(), "a token is required now"))
                : Stream.empty();
        return Stream.of(
                        access,
                        changes(before, now, ApiComparison::requests, Reader.THIS_VERSION),
                        changes(before, now, ApiComparison::responses, Reader.LAST_RELEASE))
                .flatMap(part -> part);
    }

    private static Stream<String> changes(
            ApiOperation before, ApiOperation now, Function<ApiOperation, JsonNode> schema, Reader reader) {
        return new SchemaComparison(before.description(), now.description(), reader)
                .changes(before.toString(), schema.apply(before), schema.apply(now));
    }

    private static JsonNode requests(ApiOperation operation) {
        ObjectNode requests = NODES.objectNode();
        operation.parameters().forEach(parameter -> {
            String name = parameter.path("in").asString() + " "
                    + parameter.path("name").asString();
            put(requests, name, parameter.path("schema"));
            require(requests, name, parameter);
        });
        if (operation.hasBody()) {
            put(requests, "body", content(operation.body()));
            require(requests, "body", operation.body());
        }
        return requests;
    }

    private static void require(ObjectNode requests, String name, JsonNode part) {
        if (part.path("required").asBoolean(false)) {
            requests.withArrayProperty("required").add(name);
        }
    }

    /** Those of successes: a client knows errors by their status. */
    private static JsonNode responses(ApiOperation operation) {
        ObjectNode responses = NODES.objectNode();
        operation.responses("[23]..").forEach((status, response) -> {
            ObjectNode parts = content(response);
            response.path("headers").propertyNames().forEach(header -> put(parts, header, NODES.objectNode()));
            put(responses, status, parts);
        });
        return responses;
    }

    /** The schemas by media type. */
    private static ObjectNode content(JsonNode message) {
        ObjectNode content = NODES.objectNode();
        message.path("content")
                .propertyStream()
                .forEach(type -> put(content, type.getKey(), type.getValue().path("schema")));
        return content;
    }

    private static void put(ObjectNode parts, String name, JsonNode schema) {
        parts.withObjectProperty("properties").set(name, schema.isMissingNode() ? NODES.objectNode() : schema);
    }
}
