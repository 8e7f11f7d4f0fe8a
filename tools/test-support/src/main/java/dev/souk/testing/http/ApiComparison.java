package dev.souk.testing.http;

import static java.util.stream.Collectors.toMap;

import dev.souk.testing.contract.BreakingChange;
import dev.souk.testing.contract.Reader;
import dev.souk.testing.contract.SchemaComparison;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Compares the API of the last release with the present one: a client of the last release must be able to send its
 * requests and to read the responses. New operations, optional parameters and further properties break nobody.
 */
final class ApiComparison {

    private ApiComparison() {}

    /** The breaking changes between two descriptions. */
    static List<BreakingChange> changes(JsonNode released, JsonNode current) {
        var schemas = new SchemaComparison(released, current);
        Map<String, ApiOperation> present =
                ApiOperation.of(current).collect(toMap(ApiOperation::toString, operation -> operation));
        return ApiOperation.of(released)
                .flatMap(operation -> changes(schemas, operation, present))
                .toList();
    }

    private static Stream<BreakingChange> changes(
            SchemaComparison schemas, ApiOperation before, Map<String, ApiOperation> present) {
        ApiOperation now = present.get(before.toString());
        return now == null
                ? Stream.of(new BreakingChange(before.toString(), "the operation is gone", Reader.THIS_VERSION))
                : new OperationComparison(schemas, before, now).changes();
    }
}
