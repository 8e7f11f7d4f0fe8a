package dev.souk.testing.contract;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Compares JSON Schemas of the last release with the present ones, and all schemas within them: everything that the one
 * version writes has to be what the other one expects. Readers ignore properties that they do not know.
 */
public final class SchemaComparison {

    private static final List<String> COMBINATIONS = List.of("allOf", "anyOf", "oneOf");

    private final JsonNode released;
    private final JsonNode current;
    private final Reader reader;
    private final Set<List<JsonNode>> references = new HashSet<>(); // a schema can refer to itself

    /** For this reader, of schemas whose references lead into these documents. */
    public SchemaComparison(JsonNode released, JsonNode current, Reader reader) {
        this.released = released;
        this.current = current;
        this.reader = reader;
    }

    /** The changes between two schemas that break the reader. */
    public Stream<String> changes(String place, JsonNode before, JsonNode now) {
        if (before.has("$ref") && !references.add(List.of(before, now))) {
            return Stream.empty();
        }
        return compareResolved(place, resolve(before, released), resolve(now, current));
    }

    private Stream<String> compareResolved(String place, JsonNode before, JsonNode now) {
        Stream<String> properties = before.path("properties")
                .propertyStream()
                .flatMap(property ->
                        property(place + ", " + property.getKey(), property.getValue(), now, property.getKey()));
        Stream<String> elements =
                before.has("items") ? changes(place + "[]", before.path("items"), now.path("items")) : Stream.empty();
        Stream<String> combinations =
                COMBINATIONS.stream().flatMap(kind -> combination(place, kind, before.path(kind), now.path(kind)));
        return Stream.of(rules(place, before, now), properties, elements, combinations)
                .flatMap(part -> part);
    }

    private Stream<String> rules(String place, JsonNode before, JsonNode now) {
        List<String> violations = reader == Reader.LAST_RELEASE
                ? SchemaRules.violations(now, before)
                : SchemaRules.violations(before, now);
        return violations.stream().map(violation -> reader.broken(place, violation));
    }

    private Stream<String> property(String place, JsonNode before, JsonNode parent, String name) {
        JsonNode now = parent.path("properties").path(name);
        return now.isMissingNode() ? Stream.of(reader.broken(place, "it is gone")) : changes(place, before, now);
    }

    /** Pair by pair: which of several schemas became which is not looked for. */
    private Stream<String> combination(String place, String kind, JsonNode before, JsonNode now) {
        return before.size() == now.size()
                ? IntStream.range(0, now.size())
                        .boxed()
                        .flatMap(index -> changes(place, before.path(index), now.path(index)))
                : Stream.of(
                        reader.broken(place, "%s has %s schemas, not %s".formatted(kind, now.size(), before.size())));
    }

    private static JsonNode resolve(JsonNode schema, JsonNode document) {
        String reference = schema.path("$ref").asString("");
        return reference.isEmpty() ? schema : document.at(reference.substring(1));
    }
}
