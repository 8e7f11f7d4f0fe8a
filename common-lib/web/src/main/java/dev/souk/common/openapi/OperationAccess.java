package dev.souk.common.openapi;

import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import java.lang.reflect.AnnotatedElement;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.method.HandlerMethod;

/** Who may call an operation. */
final class OperationAccess {

    private static final Pattern SCOPE = Pattern.compile("'SCOPE_([^']+)'");

    private OperationAccess() {}

    /** In a sentence. */
    static String of(HandlerMethod handler) {
        if (handler.hasMethodAnnotation(SecurityRequirements.class)) {
            return "Needs no token.";
        }
        PreAuthorize rule = handler.getMethodAnnotation(PreAuthorize.class);
        if (rule == null && !isBelowAdmin(handler)) {
            return "Needs an access token.";
        }
        Matcher scope = SCOPE.matcher(rule == null ? "" : rule.value());
        return "Needs the access token of an admin%s."
                .formatted(scope.find() ? ", or of a machine with the scope `" + scope.group(1) + "`" : "");
    }

    private static boolean isBelowAdmin(HandlerMethod handler) {
        return Stream.<AnnotatedElement>of(handler.getBeanType(), handler.getMethod())
                .map(mapped -> AnnotatedElementUtils.findMergedAnnotation(mapped, RequestMapping.class))
                .filter(Objects::nonNull)
                .flatMap(mapping -> Stream.of(mapping.path()))
                .anyMatch(path -> path.startsWith("/admin/"));
    }
}
