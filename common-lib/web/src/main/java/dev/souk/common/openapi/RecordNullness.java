package dev.souk.common.openapi;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Takes from the components of a record which properties are required and which can be null: those that are
 * {@code @Nullable}. Swagger does not know JSpecify's annotation (swagger-core#4848).
 */
final class RecordNullness implements ModelConverter {

    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
        Schema<?> schema = chain.hasNext() ? chain.next().resolve(type, context, chain) : null;
        Class<?> java = Json.mapper().constructType(type.getType()).getRawClass();
        if (schema != null && java.isRecord()) {
            String name = String.valueOf(schema.get$ref()).replaceFirst(".*/", "");
            describe(context.getDefinedModels().getOrDefault(name, schema), components(java));
        }
        return schema;
    }

    /** With those of an unwrapped record in its place. */
    private static Stream<RecordComponent> components(Class<?> type) {
        return Stream.of(type.getRecordComponents())
                .flatMap(component -> component.getAccessor().isAnnotationPresent(JsonUnwrapped.class)
                        ? components(component.getType())
                        : Stream.of(component));
    }

    @SuppressWarnings("rawtypes") // the model's own API
    private static void describe(Schema<?> schema, Stream<RecordComponent> components) {
        Map<String, Schema> properties = schema.getProperties();
        if (properties == null) {
            return;
        }
        List<String> required = new ArrayList<>();
        components.forEach(component -> {
            String name = SnakeCaseStrategy.INSTANCE.translate(component.getName());
            Schema<?> property = properties.get(name);
            if (property != null && component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                allowNull(property);
            } else if (property != null) {
                required.add(name);
            }
        });
        schema.setRequired(required);
    }

    @SuppressWarnings({"rawtypes", "unchecked"}) // the model's own API
    private static void allowNull(Schema property) {
        if (property.getTypes() != null) {
            property.addType("null");
        }
        if (property.getEnum() != null && !property.getEnum().contains(null)) {
            property.addEnumItemObject(null);
        }
    }
}
