package dev.souk.storefront.remote;

import dev.souk.common.problem.InvalidField;
import dev.souk.common.problem.Problem;
import dev.souk.common.problem.ProblemException;
import dev.souk.common.problem.Problems;
import dev.souk.common.problem.StatusProblems;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.client.WebClientResponseException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Turns what a service rejects into the same problem for the caller. What a service fails at tells a caller nothing.
 */
final class RemoteProblems {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    private RemoteProblems() {}

    /** The problem in the response; 503 where the service has failed. */
    static ProblemException of(WebClientResponseException response) {
        HttpStatus status = HttpStatus.resolve(response.getStatusCode().value());
        return status == null || status.is5xxServerError()
                ? unavailable()
                : read(status, response.getResponseBodyAsString(), response.getHeaders());
    }

    /** A service cannot be reached, or does not answer in time. */
    static ProblemException unavailable() {
        return Problems.SERVICE_UNAVAILABLE
                .with("A service that is needed for this is unavailable; try again.")
                .retryAfter(RETRY_AFTER);
    }

    private static ProblemException read(HttpStatus status, String body, HttpHeaders headers) {
        try {
            JsonNode json = JsonMapper.shared().readTree(body);
            String type = json.path("type").asString();
            if (!type.isEmpty()) {
                String slug = type.substring(type.lastIndexOf('/') + 1);
                ProblemException problem = new Problem(slug, json.path("title").asString(), status)
                        .with(json.path("detail").asString())
                        .on(errors(json.path("errors")));
                return withRetry(problem, headers.getFirst(HttpHeaders.RETRY_AFTER));
            }
        } catch (JacksonException noJson) {
            // the status says what can be said
        }
        return StatusProblems.of(status);
    }

    private static List<InvalidField> errors(JsonNode array) {
        List<InvalidField> errors = new ArrayList<>();
        array.forEach(error -> errors.add(new InvalidField(
                error.path("field").asString(), error.path("message").asString())));
        return errors;
    }

    private static ProblemException withRetry(ProblemException problem, @Nullable String seconds) {
        return seconds != null && seconds.matches("[0-9]{1,4}")
                ? problem.retryAfter(Duration.ofSeconds(Long.parseLong(seconds)))
                : problem;
    }
}
