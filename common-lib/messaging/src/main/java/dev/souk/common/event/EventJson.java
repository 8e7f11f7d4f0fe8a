package dev.souk.common.event;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/**
 * The JSON of events. Unlike in REST requests, unknown fields are ignored: a type may gain optional fields at any time.
 * A missing required field is an error.
 */
public final class EventJson {

    private final JsonMapper mapper = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
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
