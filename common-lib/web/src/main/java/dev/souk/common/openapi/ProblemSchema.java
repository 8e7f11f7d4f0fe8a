package dev.souk.common.openapi;

import io.swagger.v3.oas.models.media.Schema;
import java.util.List;

/** The schema of a problem of RFC 9457 with the members that every problem of Souk has. */
final class ProblemSchema {

    private ProblemSchema() {}

    static Schema<?> create() {
        Schema<?> problem = Schemas.of("object").description("A problem of RFC 9457; docs/problems.md has the types.");
        problem.addProperty("type", Schemas.text("uri").description("urn:souk:problem:<slug>, the same for each kind."))
                .addProperty("title", Schemas.text().description("The type in words."))
                .addProperty("status", Schemas.integer().description("The status of the response."))
                .addProperty("detail", Schemas.text().description("What the caller can do about this occurrence."))
                .addProperty("instance", Schemas.text("uri-reference").description("The path of the request."))
                .addProperty("errors", errors());
        return problem.required(List.of("type", "title", "status", "detail", "instance"));
    }

    private static Schema<?> errors() {
        Schema<?> error = Schemas.of("object").required(List.of("field", "message"));
        error.addProperty("field", Schemas.text().description("The field, with its path if it is nested."))
                .addProperty("message", Schemas.text().description("What it must be."));
        return Schemas.of("array").items(error).description("The fields of the request that are not valid.");
    }
}
