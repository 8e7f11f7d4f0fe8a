package dev.souk.common.web;

import java.util.UUID;
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
        String text = parser.getString();
        try {
            UUID id = UUID.fromString(text);
            if (id.toString().equalsIgnoreCase(text)) {
                return id;
            }
        } catch (IllegalArgumentException malformed) {
            // the same as another spelling
        }
        return (UUID) context.handleWeirdStringValue(UUID.class, text, "not an id");
    }
}
