package dev.souk.console.web;

import java.util.Map;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** An HTTP response; its body is text. */
record Response(int status, String contentType, String body, Map<String, String> headers) {

    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    static Response json(Object content) {
        return json(200, content);
    }

    /** Text that is JSON already. */
    static Response ofJson(String json) {
        return new Response(200, "application/json", json, Map.of());
    }

    static Response problem(int status, String sentence) {
        return json(status, Map.of("problem", sentence));
    }

    static Response empty(int status) {
        return new Response(status, "", "", Map.of());
    }

    Response with(String header, String value) {
        return new Response(status, contentType, body, Map.of(header, value));
    }

    private static Response json(int status, Object content) {
        return new Response(status, "application/json", JSON.writeValueAsString(content), Map.of());
    }
}
