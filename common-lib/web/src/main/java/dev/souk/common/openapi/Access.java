package dev.souk.common.openapi;

import dev.souk.common.problem.Problem;
import dev.souk.common.problem.Problems;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.method.HandlerMethod;

/** Who may call an operation. */
enum Access {
    ANYONE("Needs no token."),
    USER("Needs an access token."),
    ADMIN("Needs the access token of an admin.");

    private final String description;

    Access(String description) {
        this.description = description;
    }

    static Access of(HandlerMethod handler) {
        if (handler.hasMethodAnnotation(SecurityRequirements.class)) {
            return ANYONE;
        }
        return handler.hasMethodAnnotation(PreAuthorize.class) || isBelowAdmin(handler) ? ADMIN : USER;
    }

    String description() {
        return description;
    }

    /** The problems of a caller without this access. */
    List<Problem> problems() {
        return switch (this) {
            case ANYONE -> List.of();
            case USER -> List.of(Problems.UNAUTHORIZED);
            case ADMIN -> List.of(Problems.UNAUTHORIZED, Problems.FORBIDDEN);
        };
    }

    private static boolean isBelowAdmin(HandlerMethod handler) {
        var mapping = AnnotatedElementUtils.findMergedAnnotation(handler.getBeanType(), RequestMapping.class);
        return mapping != null && Stream.of(mapping.path()).anyMatch(path -> path.startsWith("/admin/"));
    }
}
