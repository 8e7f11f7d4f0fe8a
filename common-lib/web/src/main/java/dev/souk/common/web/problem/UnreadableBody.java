package dev.souk.common.web.problem;

import dev.souk.common.problem.InvalidField;
import dev.souk.common.problem.ProblemException;
import dev.souk.common.problem.Problems;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.http.converter.HttpMessageNotReadableException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Describes the error in a request body without naming a class. */
final class UnreadableBody {

    private UnreadableBody() {}

    static ProblemException describe(HttpMessageNotReadableException failure) {
        return switch (failure.getCause()) {
            case UnrecognizedPropertyException unknown ->
                field(unknown, "is not a field of this request", "The body has an unknown field.");
            case JacksonException mismatch
            when !mismatch.getPath().isEmpty() ->
                field(
                        mismatch,
                        "is missing or has the wrong type",
                        "A field of the body is missing or has the wrong type.");
            case null -> Problems.BAD_REQUEST.with("The request needs a JSON body.");
            default -> Problems.BAD_REQUEST.with("The body is not valid JSON of the expected form.");
        };
    }

    private static ProblemException field(JacksonException failure, String message, String detail) {
        String path = failure.getPath().stream()
                .map(reference -> reference.getPropertyName() == null
                        ? "[" + reference.getIndex() + "]"
                        : reference.getPropertyName())
                .collect(Collectors.joining("."));
        return Problems.BAD_REQUEST.with(detail).on(List.of(new InvalidField(path, message)));
    }
}
