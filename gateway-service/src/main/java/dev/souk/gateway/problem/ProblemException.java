package dev.souk.gateway.problem;

import java.io.Serial;
import java.util.Objects;

/** A failure that knows how it is answered; it is expected, so it carries no stack trace. */
public final class ProblemException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    private final Problem problem;

    ProblemException(Problem problem, String detail) {
        super(detail, null, false, false);
        this.problem = problem;
    }

    Problem problem() {
        return problem;
    }

    String detail() {
        return Objects.requireNonNull(getMessage());
    }
}
