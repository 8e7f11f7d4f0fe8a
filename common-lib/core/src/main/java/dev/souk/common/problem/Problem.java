package dev.souk.common.problem;

import java.net.URI;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

/**
 * A kind of failure that callers can distinguish. The {@code type} of the response is a path of the gateway, which
 * explains the problem there.
 *
 * @param slug stable, lower case with dashes; ends the problem's {@code type}
 * @param title the same for every occurrence, for humans
 * @param status the HTTP status of the response
 */
public record Problem(String slug, String title, HttpStatus status) {

    private static final String TYPE_PREFIX = "/problems/";

    /** One occurrence of this problem; {@code detail} says what the caller can do about it. */
    public ProblemException with(String detail) {
        return new ProblemException(this, detail, List.of(), null);
    }

    /** The body of a response with this problem. */
    public ProblemDetail detail(String detail) {
        ProblemDetail body = ProblemDetail.forStatusAndDetail(status, detail);
        body.setType(URI.create(TYPE_PREFIX + slug));
        body.setTitle(title);
        return body;
    }
}
