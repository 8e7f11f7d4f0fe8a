package dev.souk.common.problem;

import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;

/**
 * The problems for errors that the framework reports by their status only (404, 405, 406, 415 …), with the same text in
 * the gateway and in every service.
 */
public final class StatusProblems {

    private StatusProblems() {}

    /** The problem for {@code status}; another 4xx is a bad request with this status, another 5xx an internal error. */
    public static ProblemException of(HttpStatusCode status) {
        return switch (HttpStatus.resolve(status.value())) {
            case UNAUTHORIZED -> Problems.tokenMissing();
            case FORBIDDEN -> Problems.forbidden();
            case NOT_FOUND -> Problems.NOT_FOUND.with("There is no resource at this path.");
            case METHOD_NOT_ALLOWED ->
                Problems.METHOD_NOT_ALLOWED.with("The Allow header lists the methods of this resource.");
            case NOT_ACCEPTABLE ->
                Problems.NOT_ACCEPTABLE.with("Send the media type of this resource in Accept: application/json, or"
                        + " text/event-stream for events.");
            case CONTENT_TOO_LARGE -> Problems.BODY_TOO_LARGE.with("Send a shorter body.");
            case UNSUPPORTED_MEDIA_TYPE ->
                Problems.UNSUPPORTED_MEDIA_TYPE.with("Send the body with Content-Type: application/json.");
            case TOO_MANY_REQUESTS -> Problems.TOO_MANY_REQUESTS.with("Send fewer requests.");
            case SERVICE_UNAVAILABLE -> Problems.SERVICE_UNAVAILABLE.with("Please try again.");
            case null, default ->
                status.is4xxClientError()
                        ? badRequest(status).with("A parameter or header is missing or has the wrong form.")
                        : Problems.INTERNAL_ERROR.with("X-Trace-Id identifies the log entry; report it.");
        };
    }

    private static Problem badRequest(HttpStatusCode status) {
        Problem other = Problems.BAD_REQUEST;
        HttpStatus known = HttpStatus.resolve(status.value());
        return known == null ? other : new Problem(other.slug(), other.title(), known);
    }
}
