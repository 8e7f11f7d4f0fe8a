package dev.souk.common.openapi;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
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
 * {@code @Nullable}. Swagger does not know JSpecify's annotation.
 */
final class RecordNullness implements ModelConverter {

    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
        if (!chain.hasNext()) {
            return null;
        }
        Schema<?> schema = chain.next().resolve(type, context, chain);
        Class<?> java = Json.mapper().constructType(type.getType()).getRawClass();
        if (schema != null && java.isRecord()) {
            describe(definition(schema, context), components(java).toList());
        }
        return schema;
    }

    private static Schema<?> definition(Schema<?> schema, ModelConverterContext context) {
        String reference = schema.get$ref();
        Schema<?> defined = reference == null
                ? null
                : context.getDefinedModels().get(reference.substring(reference.lastIndexOf('/') + 1));
        return defined == null ? schema : defined;
    }

    /** With those of an unwrapped record in its place. */
    private static Stream<RecordComponent> components(Class<?> type) {
        return Stream.of(type.getRecordComponents())
                .flatMap(component -> component.getAccessor().isAnnotationPresent(JsonUnwrapped.class)
                        ? components(component.getType())
                        : Stream.of(component));
    }

    @SuppressWarnings("rawtypes") // the model's own API
    private static void describe(Schema<?> schema, List<RecordComponent> components) {
        Map<String, Schema> properties = schema.getProperties();
        if (properties == null) {
            return;
        }
        var required = new ArrayList<String>();
        for (RecordComponent component : components) {
            Schema<?> property = properties.get(component.getName());
            if (property != null && isNullable(component)) {
                allowNull(property);
            } else if (property != null) {
                required.add(component.getName());
            }
        }
        schema.setRequired(required);
    }

    private static boolean isNullable(RecordComponent component) {
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    private static void allowNull(Schema<?> property) {
        if (property.getTypes() != null) {
            property.addType("null");
        }
        if (property.getEnum() != null && !property.getEnum().contains(null)) {
            var values = new ArrayList<Object>(property.getEnum());
            values.add(null);
            setEnum(property, values);
        }
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // the model's own API
    private static void setEnum(Schema property, List<?> values) {
        property.setEnum(values);
    }
}
