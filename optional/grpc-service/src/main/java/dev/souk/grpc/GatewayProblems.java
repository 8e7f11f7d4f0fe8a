package dev.souk.grpc;

import dev.souk.common.problem.InvalidField;
import dev.souk.common.problem.Problem;
import dev.souk.common.problem.ProblemException;
import dev.souk.common.problem.Problems;
import dev.souk.common.problem.StatusProblems;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What has become of a request that was not successful. */
final class GatewayProblems {

    private static final Logger log = LoggerFactory.getLogger(GatewayProblems.class);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private GatewayProblems() {}

    /** The problem document of a response, or what its status says. */
    static ProblemException of(HttpResponse<String> response) {
        HttpStatusCode status = HttpStatusCode.valueOf(response.statusCode());
        ProblemException problem = read(response.body(), status).orElseGet(() -> StatusProblems.of(status));
        return response.headers()
                .firstValue("Retry-After")
                .filter(seconds -> seconds.matches("[0-9]{1,4}"))
                .map(seconds -> problem.retryAfter(Duration.ofSeconds(Long.parseLong(seconds))))
                .orElse(problem);
    }

    /** The problem of a request that failed. */
    static ProblemException of(Throwable failure) {
        Throwable cause = failure instanceof CompletionException ? Objects.requireNonNull(failure.getCause()) : failure;
        return switch (cause) {
            case ProblemException known -> known;
            case HttpTimeoutException _ -> Problems.GATEWAY_TIMEOUT.with("The call took longer than its time limit.");
            default -> {
                log.warn("The gateway could not be called: {}", cause.toString());
                yield Problems.SERVICE_UNAVAILABLE
                        .with("The gateway is unavailable; try again.")
                        .retryAfter(RETRY_AFTER);
            }
        };
    }

    private static Optional<ProblemException> read(String body, HttpStatusCode status) {
        try {
            JsonNode json = JsonMapper.shared().readTree(body);
            String type = json.path("type").asString("");
            return type.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Problem(
                                    type.substring(type.lastIndexOf('/') + 1),
                                    json.path("title").asString(""),
                                    HttpStatus.valueOf(status.value()))
                            .with(json.path("detail").asString(""))
                            .on(errors(json.path("errors"))));
        } catch (JacksonException noJson) {
            return Optional.empty();
        }
    }

    private static List<InvalidField> errors(JsonNode array) {
        List<InvalidField> errors = new ArrayList<>();
        array.forEach(error -> errors.add(new InvalidField(
                error.path("field").asString(""), error.path("message").asString(""))));
        return errors;
    }
}
