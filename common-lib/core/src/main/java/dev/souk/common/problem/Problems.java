package dev.souk.common.problem;

import java.time.Duration;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;

/**
 * The problems that the gateway and any service may respond with. Those of one service are declared where they are
 * thrown.
 */
public final class Problems {

    public static final Problem BAD_REQUEST =
            new Problem("bad-request", "The request cannot be read", HttpStatus.BAD_REQUEST);
    public static final Problem VALIDATION_FAILED =
            new Problem("validation-failed", "Some fields are not valid", HttpStatus.BAD_REQUEST);
    public static final Problem UNAUTHORIZED =
            new Problem("unauthorized", "A valid access token is needed", HttpStatus.UNAUTHORIZED);
    public static final Problem FORBIDDEN = new Problem("forbidden", "Not allowed", HttpStatus.FORBIDDEN);
    public static final Problem NOT_FOUND = new Problem("not-found", "No such resource", HttpStatus.NOT_FOUND);
    public static final Problem METHOD_NOT_ALLOWED =
            new Problem("method-not-allowed", "The resource has no such method", HttpStatus.METHOD_NOT_ALLOWED);
    public static final Problem NOT_ACCEPTABLE =
            new Problem("not-acceptable", "No such representation", HttpStatus.NOT_ACCEPTABLE);
    public static final Problem UNSUPPORTED_MEDIA_TYPE =
            new Problem("unsupported-media-type", "The media type is not supported", HttpStatus.UNSUPPORTED_MEDIA_TYPE);
    public static final Problem TOO_MANY_REQUESTS =
            new Problem("too-many-requests", "Too many requests", HttpStatus.TOO_MANY_REQUESTS);
    public static final Problem REQUEST_TIMEOUT =
            new Problem("request-timeout", "The body took too long to arrive", HttpStatus.REQUEST_TIMEOUT);
    public static final Problem GATEWAY_TIMEOUT =
            new Problem("gateway-timeout", "The service took too long", HttpStatus.GATEWAY_TIMEOUT);
    public static final Problem ACCOUNT_CLOSED =
            new Problem("account-closed", "The account is closed", HttpStatus.CONFLICT);
    public static final Problem LOGIN_ELSEWHERE =
            new Problem("login-elsewhere", "Another provider has the logins", HttpStatus.GONE);
    public static final Problem BODY_TOO_LARGE =
            new Problem("body-too-large", "The body is too large", HttpStatus.CONTENT_TOO_LARGE);
    public static final Problem HEADERS_TOO_LARGE =
            new Problem("headers-too-large", "The headers are too large", HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE);
    public static final Problem SERVICE_UNAVAILABLE =
            new Problem("service-unavailable", "Not available at the moment", HttpStatus.SERVICE_UNAVAILABLE);
    public static final Problem INTERNAL_ERROR =
            new Problem("internal-error", "Something went wrong on our side", HttpStatus.INTERNAL_SERVER_ERROR);
    public static final Problem PRECONDITION_REQUIRED =
            new Problem("precondition-required", "If-Match is needed here", HttpStatus.PRECONDITION_REQUIRED);
    public static final Problem PRECONDITION_FAILED =
            new Problem("precondition-failed", "The resource has changed", HttpStatus.PRECONDITION_FAILED);
    public static final Problem IDEMPOTENCY_KEY_MISSING =
            new Problem("idempotency-key-missing", "Idempotency-Key is needed here", HttpStatus.BAD_REQUEST);
    public static final Problem IDEMPOTENCY_KEY_REUSED = new Problem(
            "idempotency-key-reused", "The key belongs to another request", HttpStatus.UNPROCESSABLE_CONTENT);
    public static final Problem REQUEST_IN_PROGRESS =
            new Problem("request-in-progress", "The first request with this key still runs", HttpStatus.CONFLICT);

    private Problems() {}

    /**
     * The problem for an error that the framework reports by its status only (404, 405, 406, 415 …), the same in the
     * gateway and in every service. Another 4xx is a bad request with this status, another 5xx an internal error.
     */
    public static ProblemException ofStatus(HttpStatusCode status) {
        return switch (HttpStatus.resolve(status.value())) {
            case UNAUTHORIZED -> tokenMissing();
            case FORBIDDEN -> forbidden();
            case NOT_FOUND -> NOT_FOUND.with("There is no resource at this path.");
            case METHOD_NOT_ALLOWED -> METHOD_NOT_ALLOWED.with("The Allow header lists the methods of this resource.");
            case NOT_ACCEPTABLE ->
                NOT_ACCEPTABLE.with("Send the media type of this resource in Accept: application/json, or"
                        + " text/event-stream for events.");
            case CONTENT_TOO_LARGE -> BODY_TOO_LARGE.with("Send a shorter body.");
            case UNSUPPORTED_MEDIA_TYPE ->
                UNSUPPORTED_MEDIA_TYPE.with("Send the body with Content-Type: application/json.");
            case TOO_MANY_REQUESTS -> TOO_MANY_REQUESTS.with("Send fewer requests.");
            case SERVICE_UNAVAILABLE -> SERVICE_UNAVAILABLE.with("Please try again.");
            case null, default ->
                status.is4xxClientError()
                        ? badRequest(status).with("A parameter or header is missing or has the wrong form.")
                        : INTERNAL_ERROR.with("X-Trace-Id identifies the log entry; report it.");
        };
    }

    private static Problem badRequest(HttpStatusCode status) {
        HttpStatus known = HttpStatus.resolve(status.value());
        return known == null ? BAD_REQUEST : new Problem(BAD_REQUEST.slug(), BAD_REQUEST.title(), known);
    }

    /** For a request without an access token. */
    public static ProblemException tokenMissing() {
        return UNAUTHORIZED.with("Send 'Authorization: Bearer <token>'; POST /sessions issues a token.");
    }

    /** For a request whose access token cannot be accepted: callers learn no more about the reason. */
    public static ProblemException tokenRejected() {
        return UNAUTHORIZED.with("The access token is malformed, expired or not valid for this API.");
    }

    /** For a request whose access token cannot be verified, since the signing keys are unavailable. */
    public static ProblemException tokenNotVerifiable() {
        return SERVICE_UNAVAILABLE
                .with("Access tokens cannot be verified right now; try again.")
                .retryAfter(Duration.ofSeconds(2));
    }

    /**
     * For a request that the database cannot process at the moment. After a failed commit the outcome is unknown; a
     * retry with the same Idempotency-Key finds it out.
     */
    public static ProblemException databaseUnavailable() {
        return SERVICE_UNAVAILABLE.with("Please try again.").retryAfter(Duration.ofSeconds(2));
    }

    /** The value of {@code WWW-Authenticate} in each 401, as in RFC 6750. */
    public static String challenge(boolean isTokenRejected) {
        return "Bearer realm=\"souk\"" + (isTokenRejected ? ", error=\"invalid_token\"" : "");
    }

    /** For a caller whose role does not include the operation. */
    public static ProblemException forbidden() {
        return FORBIDDEN.with("Your role does not allow this.");
    }

    /** For a resource that does not exist or belongs to another user: callers cannot tell which. */
    public static ProblemException notFound() {
        return NOT_FOUND.with("There is no such resource, or it is not yours.");
    }

    /** Throws {@link #notFound} unless {@code found}. */
    public static void requireFound(boolean found) {
        if (!found) {
            throw notFound();
        }
    }
}
