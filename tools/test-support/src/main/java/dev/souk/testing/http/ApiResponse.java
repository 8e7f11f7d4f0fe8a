package dev.souk.testing.http;

import java.net.http.HttpResponse;
import java.util.Optional;
import org.assertj.core.api.Assertions;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The response to a request of a test. */
public record ApiResponse(HttpResponse<String> response) {

    public int status() {
        return response.statusCode();
    }

    /** The body as text. */
    public String text() {
        return response.body();
    }

    /** The body, which must be JSON. */
    public JsonNode json() {
        return JsonMapper.shared().readTree(text());
    }

    /** The first value of a header. */
    public Optional<String> header(String name) {
        return response.headers().firstValue(name);
    }

    /** Fails with the whole response unless it has this status. */
    public ApiResponse expect(int status) {
        Assertions.assertThat(status())
                .as("%s answered %s", response.request(), text())
                .isEqualTo(status);
        return this;
    }

    /** The slug of the problem, which must follow RFC 9457 and have all fields of our contract. */
    public String problem() {
        Assertions.assertThat(header("Content-Type")).hasValue("application/problem+json");
        JsonNode body = json();
        Assertions.assertThat(body.path("status").asInt()).isEqualTo(status());
        Assertions.assertThat(status() != 401 || header("WWW-Authenticate").isPresent())
                .isTrue();
        Assertions.assertThat(body.path("title").asString("")).isNotBlank();
        Assertions.assertThat(body.path("detail").asString("")).isNotBlank();
        Assertions.assertThat(body.path("instance").asString("")).startsWith("/");
        String type = body.path("type").asString("");
        Assertions.assertThat(type).startsWith("/problems/");
        return type.substring(type.lastIndexOf('/') + 1);
    }
}
