package dev.souk.testing.http;

import static java.util.stream.Collectors.toMap;

import dev.souk.testing.contract.BreakingChange;
import dev.souk.testing.contract.Reader;
import dev.souk.testing.contract.SchemaComparison;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** Compares an operation of the last release with the present one. */
record OperationComparison(SchemaComparison schemas, ApiOperation before, ApiOperation now) {

    Stream<BreakingChange> changes() {
        return Stream.of(access(), newlyRequired(), parameters(), body(), responses())
                .flatMap(part -> part);
    }

    private Stream<BreakingChange> access() {
        return before.isPublic() && !now.isPublic()
                ? Stream.of(new BreakingChange(before.toString(), "a token is required now", Reader.THIS_VERSION))
                : Stream.empty();
    }

    /** The body, too. */
    private Stream<BreakingChange> newlyRequired() {
        Map<String, JsonNode> sent = inputs(before);
        return inputs(now).entrySet().stream()
                .filter(input -> isRequired(input.getValue()))
                .filter(input -> !isRequired(sent.getOrDefault(input.getKey(), MissingNode.getInstance())))
                .map(input -> new BreakingChange(place(input.getKey()), "it is required now", Reader.THIS_VERSION));
    }

    private Stream<BreakingChange> parameters() {
        Map<String, JsonNode> expected = inputs(now);
        return before.parameters()
                .flatMap(parameter -> schema(
                        place(name(parameter)),
                        parameter,
                        expected.getOrDefault(name(parameter), MissingNode.getInstance()),
                        Reader.THIS_VERSION));
    }

    private Stream<BreakingChange> body() {
        return content(place("body"), before.body(), now.body(), Reader.THIS_VERSION);
    }

    /** Those of successes: a client knows errors by their status. */
    private Stream<BreakingChange> responses() {
        return before.successes().entrySet().stream()
                .flatMap(response -> response(
                        place(response.getKey()),
                        response.getValue(),
                        now.successes().getOrDefault(response.getKey(), MissingNode.getInstance())));
    }

    private Stream<BreakingChange> response(String place, JsonNode released, JsonNode current) {
        if (current.isMissingNode()) {
            return Stream.of(gone(place, Reader.LAST_RELEASE));
        }
        Stream<BreakingChange> headers = released.path("headers").propertyNames().stream()
                .filter(header -> !current.path("headers").has(header))
                .map(header -> gone(place + ", " + header, Reader.LAST_RELEASE));
        return Stream.concat(headers, content(place, released, current, Reader.LAST_RELEASE));
    }

    private Stream<BreakingChange> content(String place, JsonNode released, JsonNode current, Reader reader) {
        return released.path("content")
                .propertyStream()
                .flatMap(type -> schema(
                        place + ", " + type.getKey(),
                        type.getValue(),
                        current.path("content").path(type.getKey()),
                        reader));
    }

    /** The schemas of two parameters or media types. */
    private Stream<BreakingChange> schema(String place, JsonNode released, JsonNode current, Reader reader) {
        return current.isMissingNode()
                ? Stream.of(gone(place, reader))
                : schemas.changes(place, released.path("schema"), current.path("schema"), reader).stream();
    }

    private String place(String part) {
        return before + ", " + part;
    }

    private static Map<String, JsonNode> inputs(ApiOperation operation) {
        Map<String, JsonNode> inputs =
                operation.parameters().collect(toMap(OperationComparison::name, parameter -> parameter));
        var sorted = new TreeMap<>(inputs);
        sorted.put("body", operation.body());
        return sorted;
    }

    private static String name(JsonNode parameter) {
        return parameter.path("in").asString() + " " + parameter.path("name").asString();
    }

    private static boolean isRequired(JsonNode input) {
        return input.path("required").asBoolean(false);
    }

    private static BreakingChange gone(String place, Reader reader) {
        return new BreakingChange(place, "it is gone", reader);
    }
}
