package dev.souk.common.openapi;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toList;

import dev.souk.common.problem.Problem;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.List;
import java.util.TreeMap;
import org.springdoc.core.customizers.GlobalOperationComponentsCustomizer;
import org.springframework.web.method.HandlerMethod;

/**
 * Adds the problems of each operation to its responses, one response for each status. Operations with the same problems
 * refer to the same response, which is named after them.
 */
final class ProblemResponses implements GlobalOperationComponentsCustomizer {

    @Override
    public Operation customize(Operation operation, Components components, HandlerMethod handler) {
        OperationProblems.of(handler)
                .collect(groupingBy(Problem::status, TreeMap::new, toList()))
                .forEach((status, problems) -> {
                    String name = problems.stream().map(Problem::slug).sorted().collect(joining("."));
                    components.addResponses(name, response(problems));
                    refer(operation, Integer.toString(status.value()), name);
                });
        return customize(operation, handler);
    }

    @Override
    public Operation customize(Operation operation, HandlerMethod handler) {
        refer(operation, "default", "other");
        return operation;
    }

    private static void refer(Operation operation, String status, String response) {
        operation.getResponses().addApiResponse(status, new ApiResponse().$ref("#/components/responses/" + response));
    }

    private static ApiResponse response(List<Problem> problems) {
        var body = new MediaType().schema(new Schema<>().$ref("Problem"));
        var response = new ApiResponse()
                .content(new Content().addMediaType("application/problem+json", body))
                .description(problems.stream()
                        .map(problem -> "`%s`: %s".formatted(problem.slug(), problem.title()))
                        .collect(joining("; ")));
        response.addExtension(
                "x-problem-types", problems.stream().map(Problem::slug).toList());
        OperationSignature.addHeader(response, "X-Trace-Id");
        switch (problems.getFirst().status()) {
            case TOO_MANY_REQUESTS, SERVICE_UNAVAILABLE -> OperationSignature.addHeader(response, "Retry-After");
            case UNAUTHORIZED -> OperationSignature.addHeader(response, "WWW-Authenticate");
            default -> {}
        }
        return response;
    }
}
