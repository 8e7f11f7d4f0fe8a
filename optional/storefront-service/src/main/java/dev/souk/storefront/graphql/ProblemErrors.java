package dev.souk.storefront.graphql;

import dev.souk.common.problem.ProblemException;
import dev.souk.common.problem.Problems;
import graphql.GraphQLError;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.graphql.execution.ErrorType;
import org.springframework.http.HttpStatus;

/**
 * A failure as a GraphQL error: the problem of the REST API, in {@code extensions}. A defect is logged, and tells the
 * caller nothing.
 */
final class ProblemErrors {

    private static final Logger log = LoggerFactory.getLogger(ProblemErrors.class);

    private ProblemErrors() {}

    /** The error, without its place in the document. */
    static GraphQLError.Builder<?> of(Throwable failure) {
        if (failure instanceof ProblemException problem) {
            return error(problem);
        }
        log.error("Unexpected error of a field", failure);
        return error(Problems.INTERNAL_ERROR.with("X-Trace-Id identifies the log entry; report it."));
    }

    private static GraphQLError.Builder<?> error(ProblemException failure) {
        ProblemView problem = ProblemView.of(failure);
        return GraphQLError.newError()
                .errorType(type(failure.problem().status()))
                .message("%s", problem.detail())
                .extensions(extensions(problem));
    }

    private static Map<String, Object> extensions(ProblemView problem) {
        Map<String, Object> extensions = new LinkedHashMap<>();
        extensions.put("type", problem.type());
        extensions.put("title", problem.title());
        extensions.put("status", problem.httpStatus());
        if (!problem.errors().isEmpty()) {
            extensions.put("errors", problem.errors());
        }
        if (problem.retryAfter() != null) {
            extensions.put("retryAfter", problem.retryAfter());
        }
        return extensions;
    }

    private static ErrorType type(HttpStatus status) {
        return switch (status) {
            case UNAUTHORIZED -> ErrorType.UNAUTHORIZED;
            case FORBIDDEN -> ErrorType.FORBIDDEN;
            case NOT_FOUND -> ErrorType.NOT_FOUND;
            default -> status.is4xxClientError() ? ErrorType.BAD_REQUEST : ErrorType.INTERNAL_ERROR;
        };
    }
}
