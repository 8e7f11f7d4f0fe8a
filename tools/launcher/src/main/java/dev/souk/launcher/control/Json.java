package dev.souk.launcher.control;

import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** JSON with snake_case names, as everything in Souk speaks it. */
public final class Json {

    /** Reads and writes it; safe for use by many threads. */
    public static final JsonMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    private Json() {}
}
