package dev.souk.console.web;

import java.util.Map;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** An HTTP response; its body is text. */
record Answer(int status, String contentType, String body, Map<String, String> headers) {

    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    static Answer json(Object content) {
        return json(200, content);
    }

    /** Text that is JSON already. */
    static Answer ofJson(String json) {
        return new Answer(200, "application/json", json, Map.of());
    }

    static Answer problem(int status, String sentence) {
        return json(status, Map.of("problem", sentence));
    }

    static Answer empty(int status) {
        return new Answer(status, "", "", Map.of());
    }

    Answer with(String header, String value) {
        return new Answer(status, contentType, body, Map.of(header, value));
    }

    private static Answer json(int status, Object content) {
        return new Answer(status, "application/json", JSON.writeValueAsString(content), Map.of());
    }
}
