package dev.souk.gateway.problem;

import dev.souk.common.problem.Problem;
import dev.souk.common.problem.Problems;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;

/** The problems of the gateway, in addition to those that every service shares. */
public final class GatewayProblems {

    public static final Problem METHOD_NOT_ALLOWED =
            new Problem("method-not-allowed", "The resource has no such method", HttpStatus.METHOD_NOT_ALLOWED);
    public static final Problem NOT_ACCEPTABLE =
            new Problem("not-acceptable", "No such representation", HttpStatus.NOT_ACCEPTABLE);
    public static final Problem REQUEST_TIMEOUT =
            new Problem("request-timeout", "The body took too long to arrive", HttpStatus.REQUEST_TIMEOUT);
    public static final Problem UNSUPPORTED_MEDIA_TYPE =
            new Problem("unsupported-media-type", "The media type is not supported", HttpStatus.UNSUPPORTED_MEDIA_TYPE);
    public static final Problem TOO_MANY_REQUESTS =
            new Problem("too-many-requests", "Too many requests", HttpStatus.TOO_MANY_REQUESTS);
    public static final Problem GATEWAY_TIMEOUT =
            new Problem("gateway-timeout", "Gateway timeout", HttpStatus.GATEWAY_TIMEOUT);

    private GatewayProblems() {}

    /** The problem for the status of an exception; another 4xx is a bad request, another 5xx an internal error. */
    static Problem ofStatus(HttpStatusCode status) {
        return Stream.of(
                        Problems.UNAUTHORIZED,
                        Problems.FORBIDDEN,
                        Problems.NOT_FOUND,
                        Problems.BODY_TOO_LARGE,
                        Problems.SERVICE_UNAVAILABLE,
                        METHOD_NOT_ALLOWED,
                        NOT_ACCEPTABLE,
                        REQUEST_TIMEOUT,
                        UNSUPPORTED_MEDIA_TYPE,
                        TOO_MANY_REQUESTS,
                        GATEWAY_TIMEOUT)
                .filter(problem -> problem.status().isSameCodeAs(status))
                .findFirst()
                .orElse(status.is4xxClientError() ? Problems.BAD_REQUEST : Problems.INTERNAL_ERROR);
    }
}
