package dev.souk.storefront.ws;

import dev.souk.common.problem.Problems;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;

/** Reads and writes messages: snake case, as the REST API; an unknown field is an error. */
@Component
class MessageJson {

    private final JsonMapper json = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .build();

    /** The message; fails with 400 if it is none. */
    ClientMessage read(String text) {
        try {
            ClientMessage message = json.readValue(text, ClientMessage.class);
            if (message != null && message.type() != null) { // the text null is JSON, too
                return message;
            }
        } catch (JacksonException unreadable) {
            // below, as for a message without a type
        }
        throw Problems.BAD_REQUEST.with("A message is JSON with a type: watch_order, unwatch_order or watch_stock.");
    }

    String write(ServerMessage message) {
        return json.writeValueAsString(message);
    }
}
