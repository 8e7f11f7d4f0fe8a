package dev.souk.gateway.problem;

import java.util.Arrays;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;

/** The kinds of failure that the gateway answers itself; the slug ends the problem's {@code type} and never changes. */
public enum Problem {
    BAD_REQUEST("bad-request", "The request cannot be read", HttpStatus.BAD_REQUEST),
    UNAUTHORIZED("unauthorized", "A valid access token is needed", HttpStatus.UNAUTHORIZED),
    FORBIDDEN("forbidden", "Not allowed", HttpStatus.FORBIDDEN),
    NOT_FOUND("not-found", "No such resource", HttpStatus.NOT_FOUND),
    METHOD_NOT_ALLOWED("method-not-allowed", "The resource has no such method", HttpStatus.METHOD_NOT_ALLOWED),
    NOT_ACCEPTABLE("not-acceptable", "No such representation", HttpStatus.NOT_ACCEPTABLE),
    REQUEST_TIMEOUT("request-timeout", "The body took too long to arrive", HttpStatus.REQUEST_TIMEOUT),
    BODY_TOO_LARGE("body-too-large", "The body is too large", HttpStatus.CONTENT_TOO_LARGE),
    UNSUPPORTED_MEDIA_TYPE(
            "unsupported-media-type", "The media type is not supported", HttpStatus.UNSUPPORTED_MEDIA_TYPE),
    TOO_MANY_REQUESTS("too-many-requests", "Too many requests", HttpStatus.TOO_MANY_REQUESTS),
    INTERNAL_ERROR("internal-error", "Something went wrong on our side", HttpStatus.INTERNAL_SERVER_ERROR),
    SERVICE_UNAVAILABLE("service-unavailable", "Not available at the moment", HttpStatus.SERVICE_UNAVAILABLE),
    GATEWAY_TIMEOUT("gateway-timeout", "No answer in time", HttpStatus.GATEWAY_TIMEOUT);

    private final String slug;
    private final String title;
    private final HttpStatus status;

    Problem(String slug, String title, HttpStatus status) {
        this.slug = slug;
        this.title = title;
        this.status = status;
    }

    /** This problem as it happened once; {@code detail} tells the caller what to do about it. */
    public ProblemException with(String detail) {
        return new ProblemException(this, detail);
    }

    /** The problem for a status that a framework chose: another 4xx is a bad request, another 5xx an internal error. */
    static Problem ofStatus(HttpStatusCode status) {
        return Arrays.stream(values())
                .filter(problem -> problem.status.isSameCodeAs(status))
                .findFirst()
                .orElse(status.is4xxClientError() ? BAD_REQUEST : INTERNAL_ERROR);
    }

    HttpStatus status() {
        return status;
    }

    ProblemBody body(String detail, String path) {
        return new ProblemBody("urn:souk:problem:" + slug, title, status.value(), detail, path);
    }
}
