package dev.souk.storefront.graphql;

import dev.souk.common.problem.InvalidField;
import dev.souk.common.problem.ProblemException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ProblemDetail;

/** The type {@code Problem} of the schema. */
record ProblemView(
        String type,
        String title,
        String detail,
        int httpStatus,
        List<InvalidField> errors,
        @Nullable Long retryAfter) {

    static ProblemView of(ProblemException problem) {
        ProblemDetail body = problem.toBody();
        return new ProblemView(
                String.valueOf(body.getType()),
                String.valueOf(body.getTitle()),
                String.valueOf(body.getDetail()),
                body.getStatus(),
                problem.errors(),
                problem.retryAfterSeconds());
    }
}
