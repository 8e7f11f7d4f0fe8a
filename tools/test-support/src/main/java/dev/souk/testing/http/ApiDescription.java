package dev.souk.testing.http;

import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** The OpenAPI description of the service under test. */
public record ApiDescription(JsonNode json) {

    /** Reads it as anybody may. */
    public static ApiDescription of(TestApi api) {
        return new ApiDescription(
                api.anonymous().get("/v3/api-docs").expect(200).json());
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
}
