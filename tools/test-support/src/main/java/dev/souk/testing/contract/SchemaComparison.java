package dev.souk.testing.contract;

import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * Compares JSON Schemas of the last release with the present ones, and all schemas within them: everything that the one
 * version writes has to be what the other one expects. Readers ignore properties that they do not know.
 *
 * @param released the document of the released schemas, in which their references lead
 * @param current the same of this version
 */
public record SchemaComparison(JsonNode released, JsonNode current) {

    /** The changes that break this reader, where the documents themselves are the schemas. */
    public List<BreakingChange> changes(String place, Reader reader) {
        return changes(place, released, current, reader);
    }

    /** The changes that break this reader, in two schemas of the documents. */
    public List<BreakingChange> changes(String place, JsonNode before, JsonNode now, Reader reader) {
        return new SchemaWalk(this, reader).compare(place, before, now).toList();
    }
}
