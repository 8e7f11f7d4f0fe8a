package dev.souk.common.openapi;

import io.swagger.v3.oas.models.media.Schema;

/** Creates schemas of OpenAPI 3.1, where the type is a set. */
final class Schemas {

    private Schemas() {}

    static Schema<?> text() {
        return of("string");
    }

    static Schema<?> text(String format) {
        return text().format(format);
    }

    static Schema<?> integer() {
        return of("integer");
    }

    static Schema<?> of(String type) {
        var schema = new Schema<>();
        schema.addType(type);
        return schema;
    }
}
