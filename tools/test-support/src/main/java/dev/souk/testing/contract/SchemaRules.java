package dev.souk.testing.contract;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * What a writer may write by its JSON Schema and a reader does not expect by its own. Each rule compares two schemas
 * without those of their properties.
 */
final class SchemaRules {

    private static final Set<String> LOWER_LIMITS = Set.of("minimum", "exclusiveMinimum", "minLength", "minItems");
    private static final Set<String> UPPER_LIMITS = Set.of("maximum", "exclusiveMaximum", "maxLength", "maxItems");
    private static final Set<String> FORMS = Set.of("format", "pattern");

    private SchemaRules() {}

    static List<String> violations(JsonNode writer, JsonNode reader) {
        return Stream.of(
                        missingProperties(writer, reader),
                        extraProperties(writer, reader),
                        unexpected("type", types(writer), types(reader)),
                        unexpected("value", values(writer), values(reader)),
                        exceededLimits(writer, reader),
                        otherForms(writer, reader))
                .flatMap(rule -> rule)
                .toList();
    }

    private static Stream<String> missingProperties(JsonNode writer, JsonNode reader) {
        Set<String> written = strings(writer.path("required"));
        return strings(reader.path("required")).stream()
                .filter(property -> !written.contains(property))
                .map("the reader requires `%s`, which may be missing"::formatted);
    }

    private static Stream<String> extraProperties(JsonNode writer, JsonNode reader) {
        boolean closed = !reader.path("additionalProperties").asBoolean(true);
        return writer.path("properties").propertyNames().stream()
                .filter(property -> closed && !reader.path("properties").has(property))
                .map("the reader accepts no `%s`"::formatted);
    }

    /** An empty set stands for everything. */
    private static Stream<String> unexpected(String kind, Set<String> written, Set<String> expected) {
        if (expected.isEmpty() || (!written.isEmpty() && expected.containsAll(written))) {
            return Stream.empty();
        }
        Object more = written.isEmpty() ? "any" : written;
        return Stream.of("the reader expects the %s %s, not %s".formatted(kind, expected, more));
    }

    private static Stream<String> exceededLimits(JsonNode writer, JsonNode reader) {
        Stream<String> lower = LOWER_LIMITS.stream().filter(limit -> lower(writer, limit) < lower(reader, limit));
        Stream<String> upper = UPPER_LIMITS.stream().filter(limit -> upper(writer, limit) > upper(reader, limit));
        return Stream.concat(lower, upper)
                .sorted()
                .map(limit -> "the reader expects the %s %s".formatted(limit, reader.path(limit)));
    }

    private static Stream<String> otherForms(JsonNode writer, JsonNode reader) {
        return FORMS.stream()
                .filter(form -> reader.has(form) && !reader.path(form).equals(writer.path(form)))
                .sorted()
                .map(form -> "the reader expects the %s %s".formatted(form, reader.path(form)));
    }

    private static double lower(JsonNode schema, String limit) {
        return schema.path(limit).asDouble(Double.NEGATIVE_INFINITY);
    }

    private static double upper(JsonNode schema, String limit) {
        return schema.path(limit).asDouble(Double.POSITIVE_INFINITY);
    }

    private static Set<String> types(JsonNode schema) {
        Set<String> types = strings(schema.path("type"));
        if (types.contains("number")) {
            types.add("integer");
        }
        return types;
    }

    private static Set<String> values(JsonNode schema) {
        return strings(schema.path(schema.has("const") ? "const" : "enum"));
    }

    /** The elements of an array, or a single value. */
    private static Set<String> strings(JsonNode node) {
        Stream<JsonNode> values = node.isArray() ? node.valueStream() : Stream.of(node);
        return values.filter(value -> !value.isMissingNode())
                .map(JsonNode::asString)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
