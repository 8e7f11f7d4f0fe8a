package dev.souk.common.openapi;

import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.annotation.Annotation;
import java.util.Objects;
import org.hibernate.validator.constraints.CodePointLength;
import org.springdoc.core.customizers.PropertyCustomizer;
import org.springframework.core.annotation.MergedAnnotation;
import org.springframework.core.annotation.MergedAnnotations;

/**
 * Describes the length of texts by {@link CodePointLength}, also where it is part of another constraint: JSON Schema
 * counts code points, as it does. Swagger knows {@code @Size} only, which counts UTF-16 units.
 */
final class TextLengths implements PropertyCustomizer {

    @Override
    @SuppressWarnings("rawtypes") // the model's own API
    public Schema customize(Schema property, AnnotatedType type) {
        var annotations = Objects.requireNonNullElse(type.getCtxAnnotations(), new Annotation[0]);
        MergedAnnotations.from(annotations).stream(CodePointLength.class).forEach(length -> limit(property, length));
        return property;
    }

    private static void limit(Schema<?> property, MergedAnnotation<CodePointLength> length) {
        if (length.getInt("min") > 0) {
            property.minLength(length.getInt("min"));
        }
        if (length.getInt("max") < Integer.MAX_VALUE) {
            property.maxLength(length.getInt("max"));
        }
    }
}
