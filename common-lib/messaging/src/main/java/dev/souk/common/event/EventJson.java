package dev.souk.common.event;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/**
 * The JSON of events. Unlike in REST requests, unknown fields are ignored: a type may gain optional fields at any time.
 * A missing required field is an error, and so are a text and a fraction for a whole number.
 */
public final class EventJson {

    private final JsonMapper mapper = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .build();

    /** The JSON of {@code data}. */
    public String write(Object data) {
        return mapper.writeValueAsString(data);
    }

    /**
     * The value in {@code data} as {@code form}.
     *
     * @throws tools.jackson.core.JacksonException if it is not a valid one
     * @throws PoisonException if it is the JSON value {@code null}
     */
    public <T> T read(String data, Class<T> form) {
        @Nullable T value = mapper.readValue(data, form);
        if (value == null) {
            throw new PoisonException("the value is null");
        }
        return value;
    }
}
