package dev.souk.common.openapi;

import dev.souk.common.idempotency.IdempotencyKeyRequired;
import dev.souk.common.idempotency.IdempotentExecution;
import dev.souk.common.problem.Problem;
import dev.souk.common.problem.Problems;
import dev.souk.common.web.IfMatch;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import jakarta.validation.Valid;
import java.lang.reflect.AnnotatedElement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.util.ReflectionUtils;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.method.HandlerMethod;

/** The problems that an operation may end with: of every operation, of its signature, and of {@link Responds}. */
final class OperationProblems {

    private static final Pattern SCOPE = Pattern.compile("'SCOPE_([^']+)'");

    private OperationProblems() {}

    static Stream<Problem> of(HandlerMethod handler) {
        var problems = new ArrayList<>(List.of(
                Problems.BAD_REQUEST,
                Problems.TOO_MANY_REQUESTS,
                Problems.INTERNAL_ERROR,
                Problems.SERVICE_UNAVAILABLE,
                Problems.GATEWAY_TIMEOUT));
        if (!handler.hasMethodAnnotation(SecurityRequirements.class)) {
            problems.add(Problems.UNAUTHORIZED);
        }
        if (isForAdmins(handler)) {
            problems.add(Problems.FORBIDDEN);
        }
        Stream.of(handler.getMethodParameters()).map(OperationProblems::of).forEach(problems::addAll);
        problems.addAll(declared(handler.getMethodAnnotation(Responds.class)));
        return problems.stream().distinct();
    }

    /** Who may call the operation, in a sentence. */
    static String access(HandlerMethod handler) {
        if (handler.hasMethodAnnotation(SecurityRequirements.class)) {
            return "Needs no token.";
        }
        if (!isForAdmins(handler)) {
            return "Needs an access token.";
        }
        PreAuthorize rule = handler.getMethodAnnotation(PreAuthorize.class);
        Matcher scope = SCOPE.matcher(rule == null ? "" : rule.value());
        return "Needs the access token of an admin%s."
                .formatted(scope.find() ? ", or of a machine with the scope `" + scope.group(1) + "`" : "");
    }

    private static boolean isForAdmins(HandlerMethod handler) {
        return handler.hasMethodAnnotation(PreAuthorize.class) || isBelowAdmin(handler);
    }

    private static boolean isBelowAdmin(HandlerMethod handler) {
        return Stream.<AnnotatedElement>of(handler.getBeanType(), handler.getMethod())
                .map(mapped -> AnnotatedElementUtils.findMergedAnnotation(mapped, RequestMapping.class))
                .filter(Objects::nonNull)
                .flatMap(mapping -> Stream.of(mapping.path()))
                .anyMatch(path -> path.startsWith("/admin/"));
    }

    private static List<Problem> of(MethodParameter argument) {
        var problems = new ArrayList<Problem>();
        if (argument.hasParameterAnnotation(PathVariable.class)) {
            problems.add(Problems.NOT_FOUND);
        }
        if (argument.hasParameterAnnotation(RequestBody.class)) {
            problems.addAll(List.of(Problems.BODY_TOO_LARGE, Problems.UNSUPPORTED_MEDIA_TYPE));
        }
        if (argument.hasParameterAnnotation(Valid.class)) {
            problems.add(Problems.VALIDATION_FAILED);
        }
        if (argument.getParameterType() == IdempotentExecution.class) {
            problems.addAll(List.of(Problems.IDEMPOTENCY_KEY_REUSED, Problems.REQUEST_IN_PROGRESS));
        }
        if (argument.hasParameterAnnotation(IdempotencyKeyRequired.class)) {
            problems.add(Problems.IDEMPOTENCY_KEY_MISSING);
        }
        if (argument.getParameterType() == IfMatch.class) {
            problems.add(Problems.PRECONDITION_FAILED);
            problems.addAll(argument.isOptional() ? List.of() : List.of(Problems.PRECONDITION_REQUIRED));
        }
        return problems;
    }

    private static List<Problem> declared(@Nullable Responds operation) {
        if (operation == null) {
            return List.of();
        }
        List<String> shared = List.of(operation.shared());
        return Stream.concat(
                        constants(Problems.class).filter(problem -> shared.contains(problem.slug())),
                        Stream.of(operation.problems()).flatMap(OperationProblems::constants))
                .toList();
    }

    private static Stream<Problem> constants(Class<?> declaring) {
        return Stream.of(declaring.getDeclaredFields())
                .filter(field -> field.getType() == Problem.class)
                .peek(ReflectionUtils::makeAccessible) // most are private to the class that throws them
                .map(field -> (Problem) Objects.requireNonNull(ReflectionUtils.getField(field, null)));
    }
}
