package dev.souk.common.openapi;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.media.Schema;
import java.util.List;

/** The schema of a problem of RFC 9457 with the members that every problem of Souk has. */
final class ProblemSchema {

    private static final String INVALID_FIELD = "InvalidField";

    private ProblemSchema() {}

    static void addTo(Components components) {
        components.addSchemas(SharedComponents.PROBLEM, problem());
        components.addSchemas(INVALID_FIELD, invalidField());
    }

    private static Schema<?> problem() {
        Schema<?> problem = Schemas.of("object").description("A problem of RFC 9457; docs/problems.md has the types.");
        problem.addProperty(
                        "type",
                        Schemas.text("uri-reference")
                                .description("/problems/<slug>, the same for each kind: a path that explains it."))
                .addProperty("title", Schemas.text().description("The type in words."))
                .addProperty("status", Schemas.integer().description("The status of the response."))
                .addProperty("detail", Schemas.text().description("What the caller can do about this occurrence."))
                .addProperty("instance", Schemas.text("uri-reference").description("The path of the request."))
                .addProperty(
                        "errors",
                        Schemas.of("array")
                                .items(new Schema<>().$ref(INVALID_FIELD))
                                .description("The fields of the request that are not valid."));
        return problem.required(List.of("type", "title", "status", "detail", "instance"));
    }

    private static Schema<?> invalidField() {
        Schema<?> field = Schemas.of("object").description("A field of the request that is not valid.");
        field.addProperty("field", Schemas.text().description("The field, with its path if it is nested."))
                .addProperty("message", Schemas.text().description("What it must be."));
        return field.required(List.of("field", "message"));
    }
}
