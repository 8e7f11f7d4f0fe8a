package dev.souk.console.web;

import dev.souk.tools.client.Json;
import java.util.HashMap;
import java.util.Map;

/** An HTTP response; its body is text. */
record Response(int status, String contentType, String body, Map<String, String> headers) {

    static Response json(Object content) {
        return json(200, content);
    }

    static Response problem(int status, String sentence) {
        return json(status, Map.of("problem", sentence));
    }

    static Response empty(int status) {
        return new Response(status, "", "", Map.of());
    }

    static Response redirect(String location) {
        return empty(303).with("Location", location);
    }

    Response with(String header, String value) {
        var all = new HashMap<>(headers);
        all.put(header, value);
        return new Response(status, contentType, body, all);
    }

    private static Response json(int status, Object content) {
        return new Response(status, "application/json", Json.MAPPER.writeValueAsString(content), Map.of());
    }
}
