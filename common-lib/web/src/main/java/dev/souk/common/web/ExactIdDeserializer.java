package dev.souk.common.web;

import java.util.UUID;
import org.springframework.core.convert.ConversionException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdScalarDeserializer;

/** An id in its usual spelling. Jackson's own also takes white space around it, and Base64. */
final class ExactIdDeserializer extends StdScalarDeserializer<UUID> {

    ExactIdDeserializer() {
        super(UUID.class);
    }

    @Override
    public UUID deserialize(JsonParser parser, DeserializationContext context) {
        if (!parser.hasToken(JsonToken.VALUE_STRING)) {
            return (UUID) context.handleUnexpectedToken(getValueType(context), parser);
        }
        try {
            return ExactParameters.id(parser.getString());
        } catch (IllegalArgumentException | ConversionException other) {
            return (UUID) context.handleWeirdStringValue(UUID.class, parser.getString(), "not an id");
        }
    }
}
