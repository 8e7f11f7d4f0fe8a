package dev.souk.common.problem;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ProblemDetail;

/** Ends a request with a {@link Problem}. An expected outcome: it has no stack trace and is not logged. */
public final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private static final URI ROOT = URI.create("/");

    private final transient Problem problem;
    private final transient List<InvalidField> errors;
    private final @Nullable Duration retryAfter;

    ProblemException(Problem problem, String detail, List<InvalidField> errors, @Nullable Duration retryAfter) {
        super(detail, null, false, false);
        this.problem = problem;
        this.errors = errors;
        this.retryAfter = retryAfter;
    }

    /** The same problem, with the field that caused it. */
    public ProblemException on(String field, String message) {
        return on(List.of(new InvalidField(field, message)));
    }

    /** The same problem, with the fields that caused it. */
    public ProblemException on(List<InvalidField> fields) {
        return new ProblemException(problem, detail(), List.copyOf(fields), retryAfter);
    }

    /** The same problem, with the delay before a retry; whole seconds, rounded up. */
    public ProblemException retryAfter(Duration wait) {
        return new ProblemException(problem, detail(), errors, wait);
    }

    public Problem problem() {
        return problem;
    }

    /** The fields that caused it; empty if none did. */
    public List<InvalidField> errors() {
        return errors;
    }

    /** Seconds for {@code Retry-After}, at least 1; null if a retry is pointless. */
    public @Nullable Long retryAfterSeconds() {
        return retryAfter == null
                ? null
                : Math.max(1, retryAfter.plusMillis(999).toSeconds());
    }

    /** The body of the response. */
    public ProblemDetail toBody() {
        ProblemDetail body = problem.detail(detail());
        if (!errors.isEmpty()) {
            body.setProperty("errors", errors);
        }
        return body;
    }

    /** The same for a request with this raw path; null or empty where there is none, or nobody could read it. */
    public ProblemDetail toBody(@Nullable String path) {
        ProblemDetail body = toBody();
        body.setInstance(instance(path));
        return body;
    }

    private static URI instance(@Nullable String path) {
        try {
            return path == null || path.isEmpty() ? ROOT : new URI(path);
        } catch (URISyntaxException noReference) { // "//" would be followed by a host
            return ROOT;
        }
    }

    private String detail() {
        return String.valueOf(getMessage());
    }
}
