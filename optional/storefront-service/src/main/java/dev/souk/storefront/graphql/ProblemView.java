package dev.souk.storefront.graphql;

import dev.souk.common.problem.InvalidField;
import dev.souk.common.problem.ProblemException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
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

    private static final Pattern UNDERSCORE = Pattern.compile("_([a-z])");

    static ProblemView of(ProblemException problem) {
        ProblemDetail body = problem.toBody();
        return new ProblemView(
                String.valueOf(body.getType()),
                String.valueOf(body.getTitle()),
                String.valueOf(body.getDetail()),
                body.getStatus(),
                problem.errors().stream().map(ProblemView::ofSchema).toList(),
                problem.retryAfterSeconds());
    }

    /** The field of the REST API, by its name in the schema. */
    private static InvalidField ofSchema(InvalidField field) {
        String name = field.field().equals("cursor") ? "after" : field.field();
        return new InvalidField(
                UNDERSCORE.matcher(name).replaceAll(next -> next.group(1).toUpperCase(Locale.ROOT)), field.message());
    }
}
