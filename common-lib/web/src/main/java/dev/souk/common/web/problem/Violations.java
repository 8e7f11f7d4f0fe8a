package dev.souk.common.web.problem;

import dev.souk.common.problem.InvalidField;
import dev.souk.common.problem.ProblemException;
import dev.souk.common.problem.Problems;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.validation.BindingResult;
import org.springframework.validation.FieldError;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** What is wrong in the fields of a request, by the names that they have there, without naming a class. */
final class Violations {

    private Violations() {}

    static ProblemException of(BindingResult result) {
        return problem(result.getAllErrors().stream()
                .map(error -> field(error, error.getObjectName()))
                .toList());
    }

    static ProblemException of(HandlerMethodValidationException failure) {
        return problem(failure.getParameterValidationResults().stream()
                .flatMap(result -> result.getResolvableErrors().stream()
                        .map(error -> field(error, result.getMethodParameter().getParameterName())))
                .toList());
    }

    static ProblemException of(HttpMessageNotReadableException failure) {
        return switch (failure.getCause()) {
            case JacksonException mismatch when !mismatch.getPath().isEmpty() -> problem(mismatch);
            case null -> Problems.BAD_REQUEST.with("The request needs a JSON body.");
            default -> Problems.BAD_REQUEST.with("The body is not valid JSON of the expected form.");
        };
    }

    /** Reading ends at the first one. */
    private static ProblemException problem(JacksonException failure) {
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

    private static ProblemException problem(List<InvalidField> fields) {
        return Problems.VALIDATION_FAILED
                .with("Nothing was stored. Correct the fields and send it again.")
                .on(fields);
    }

    private static InvalidField field(MessageSourceResolvable error, @Nullable String outer) {
        String name = error instanceof FieldError field ? field.getField() : String.valueOf(outer);
        return new InvalidField(snakeCase(name), String.valueOf(error.getDefaultMessage()));
    }

    /** The JSON name of a property: the rule of the JSON mapper, whose own translation is not public in Jackson 3. */
    private static String snakeCase(String name) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
    }
}
