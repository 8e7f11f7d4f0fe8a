package dev.souk.common.problem;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The problem in the response of another service, for one's own caller. */
public final class ReceivedProblem {

    private ReceivedProblem() {}

    /** What the body says, or the status alone if it is no problem; {@code retryAfter} is the header. */
    public static ProblemException of(HttpStatusCode status, String body, @Nullable String retryAfter) {
        ProblemException problem = read(status, body);
        return retryAfter != null && retryAfter.matches("[0-9]{1,6}")
                ? problem.retryAfter(Duration.ofSeconds(Long.parseLong(retryAfter)))
                : problem;
    }

    private static ProblemException read(HttpStatusCode status, String body) {
        HttpStatus known = HttpStatus.resolve(status.value());
        try {
            JsonNode json = JsonMapper.shared().readTree(body);
            String type = json.path("type").asString("");
            if (known != null && !type.isEmpty()) {
                String slug = type.substring(type.lastIndexOf('/') + 1);
                return new Problem(slug, json.path("title").asString(""), known)
                        .with(json.path("detail").asString(""))
                        .on(errors(json.path("errors")));
            }
        } catch (JacksonException noJson) {
            // the status says what can be said
        }
        return Problems.ofStatus(status);
    }

    private static List<InvalidField> errors(JsonNode array) {
        return array.valueStream()
                .map(error -> new InvalidField(
                        error.path("field").asString(""), error.path("message").asString("")))
                .toList();
    }
}
