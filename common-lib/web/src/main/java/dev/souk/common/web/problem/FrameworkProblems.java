package dev.souk.common.web.problem;

import dev.souk.common.problem.Problem;
import dev.souk.common.problem.Problems;
import java.net.URI;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

/** Gives the framework's problems (404, 405, 406, 415 …) a Souk type and removes class names from them. */
final class FrameworkProblems {

    private FrameworkProblems() {}

    static void giveSlug(ProblemDetail body) {
        HttpStatus status = HttpStatus.resolve(body.getStatus());
        if (status == null || !isUntyped(body)) {
            return;
        }
        Problem problem = status == HttpStatus.NOT_FOUND ? Problems.NOT_FOUND : named(status);
        body.setType(problem.detail("").getType());
        body.setTitle(problem.title());
        if (status == HttpStatus.NOT_FOUND) {
            body.setDetail("There is no resource at this path.");
        } else if (status == HttpStatus.BAD_REQUEST) {
            body.setDetail("A parameter or header is missing or has the wrong form.");
        }
    }

    private static boolean isUntyped(ProblemDetail body) {
        URI type = body.getType();
        return type == null || "about:blank".equals(type.toString());
    }

    private static Problem named(HttpStatus status) {
        if (status == HttpStatus.BAD_REQUEST) {
            return Problems.BAD_REQUEST;
        }
        String slug = status.getReasonPhrase().toLowerCase(Locale.ROOT).replace(' ', '-');
        return new Problem(slug, status.getReasonPhrase(), status);
    }
}
