package dev.souk.common.web.problem;

import dev.souk.common.problem.ProblemException;
import dev.souk.common.problem.Problems;
import java.util.stream.Collectors;
import org.springframework.http.converter.HttpMessageNotReadableException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Describes the error in a request body without naming a class. */
final class UnreadableBody {

    private UnreadableBody() {}

    static ProblemException describe(HttpMessageNotReadableException failure) {
        return switch (failure.getCause()) {
            case JacksonException mismatch when !mismatch.getPath().isEmpty() -> field(mismatch);
            case null -> Problems.BAD_REQUEST.with("The request needs a JSON body.");
            default -> Problems.BAD_REQUEST.with("The body is not valid JSON of the expected form.");
        };
    }

    /** Reading ends at the first one. */
    private static ProblemException field(JacksonException failure) {
        String path = failure.getPath().stream()
                .map(reference -> reference.getPropertyName() == null
                        ? "[" + reference.getIndex() + "]"
                        : reference.getPropertyName())
                .collect(Collectors.joining("."));
        boolean isUnknown = failure instanceof UnrecognizedPropertyException;
        return Problems.BAD_REQUEST
                .with("A field of the body is " + (isUnknown ? "unknown." : "missing or has the wrong type."))
                .on(path, isUnknown ? "is not a field of this request" : "is missing or has the wrong type");
    }
}
