package dev.souk.common.web.problem;

import dev.souk.common.problem.InvalidField;
import dev.souk.common.problem.ProblemException;
import dev.souk.common.problem.Problems;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.validation.BindingResult;
import org.springframework.validation.FieldError;
import org.springframework.web.method.annotation.HandlerMethodValidationException;

/** The violations that Bean Validation found, with the field names of the request. */
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
