package dev.souk.common.openapi;

import dev.souk.common.idempotency.IdempotencyKeyRequired;
import dev.souk.common.idempotency.IdempotentExecution;
import dev.souk.common.problem.Problem;
import dev.souk.common.problem.Problems;
import dev.souk.common.web.IfMatch;
import jakarta.validation.Valid;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.util.ReflectionUtils;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.method.HandlerMethod;

/** The problems that an operation may end with: of every operation, of its signature, and of {@link ProblemTypes}. */
final class OperationProblems {

    private static final List<Problem> OF_EVERY_OPERATION = List.of(
            Problems.BAD_REQUEST,
            Problems.TOO_MANY_REQUESTS,
            Problems.INTERNAL_ERROR,
            Problems.SERVICE_UNAVAILABLE,
            Problems.GATEWAY_TIMEOUT);

    private OperationProblems() {}

    static List<Problem> of(HandlerMethod handler) {
        var problems = new ArrayList<>(OF_EVERY_OPERATION);
        problems.addAll(Access.of(handler).problems());
        for (MethodParameter argument : handler.getMethodParameters()) {
            problems.addAll(ofArgument(argument));
        }
        problems.addAll(declared(handler.getMethodAnnotation(ProblemTypes.class)));
        return problems.stream().distinct().toList();
    }

    private static List<Problem> ofArgument(MethodParameter argument) {
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

    private static List<Problem> declared(@Nullable ProblemTypes types) {
        if (types == null) {
            return List.of();
        }
        var shared = constants(Problems.class)
                .filter(problem -> List.of(types.shared()).contains(problem.slug()));
        return Stream.concat(shared, Stream.of(types.value()).flatMap(OperationProblems::constants))
                .toList();
    }

    private static Stream<Problem> constants(Class<?> declaring) {
        return Stream.of(declaring.getDeclaredFields())
                .filter(field -> field.getType() == Problem.class)
                .map(OperationProblems::value);
    }

    private static Problem value(Field field) {
        ReflectionUtils.makeAccessible(field); // most are private to the class that throws them
        return (Problem) Objects.requireNonNull(ReflectionUtils.getField(field, null));
    }
}
