package dev.souk.common.openapi;

import dev.souk.common.core.SnakeCase;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.Schema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springdoc.core.customizers.OpenApiCustomizer;

/**
 * Renames the properties of all schemas to snake_case. Swagger's own Jackson 2 mapper reads the records, and it does
 * not know the naming strategy of the Jackson 3 mapper that writes the JSON.
 */
final class SnakeCaseNames implements OpenApiCustomizer {

    @Override
    public void customise(OpenAPI api) {
        if (api.getComponents().getSchemas() != null) {
            api.getComponents().getSchemas().values().forEach(SnakeCaseNames::rename);
        }
    }

    @SuppressWarnings({"rawtypes", "unchecked"}) // the model's own API
    private static void rename(Schema schema) {
        Map<String, Schema> properties = schema.getProperties();
        if (properties != null) {
            var renamed = new LinkedHashMap<String, Schema>();
            properties.forEach((name, property) -> renamed.put(SnakeCase.of(name), property));
            schema.setProperties(renamed);
        }
        List<String> required = schema.getRequired();
        if (required != null) {
            schema.setRequired(required.stream().map(SnakeCase::of).toList());
        }
    }
}
