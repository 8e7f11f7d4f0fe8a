package dev.souk.common.web.problem;

import dev.souk.common.problem.InvalidField;
import dev.souk.common.problem.ProblemException;
import dev.souk.common.problem.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.http.converter.HttpMessageNotReadableException;
import tools.jackson.core.JacksonException;

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

    static List<InvalidField> unknown(List<String> names) {
        return names.stream()
                .map(name -> new InvalidField(name, "is not a field of this request"))
                .toList();
    }

    /** Reading ends at such a field, so that only the unknown fields before it are known. */
    private static ProblemException field(JacksonException failure) {
        String path = failure.getPath().stream()
                .map(reference -> reference.getPropertyName() == null
                        ? "[" + reference.getIndex() + "]"
                        : reference.getPropertyName())
                .collect(Collectors.joining("."));
        var fields = new ArrayList<>(unknown(UnknownFields.collected()));
        fields.add(new InvalidField(path, "is missing or has the wrong type"));
        return Problems.BAD_REQUEST
                .with("A field of the body is missing or has the wrong type.")
                .on(fields);
    }
}
