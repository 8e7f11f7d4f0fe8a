package dev.souk.common.openapi;

import static org.springframework.http.MediaType.APPLICATION_PROBLEM_JSON_VALUE;

import dev.souk.common.problem.Problem;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.examples.Example;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Collectors;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.http.HttpStatus;
import org.springframework.web.method.HandlerMethod;

/**
 * Adds the problems of each operation to its responses, one response for each status. Operations with the same problems
 * refer to the same response, which is named after them.
 */
final class ProblemResponses implements OperationCustomizer {

    private static final String OTHER = "other";

    private final Map<String, ApiResponse> shared = new ConcurrentSkipListMap<>();

    @Override
    public Operation customize(Operation operation, HandlerMethod handler) {
        Map<HttpStatus, List<Problem>> byStatus = OperationProblems.of(handler).stream()
                .collect(Collectors.groupingBy(Problem::status, TreeMap::new, Collectors.toList()));
        byStatus.forEach((status, problems) -> operation
                .getResponses()
                .addApiResponse(Integer.toString(status.value()), reference(name(problems), response(problems))));
        operation
                .getResponses()
                .addApiResponse(
                        "default", reference(OTHER, problem(new MediaType()).description("Any other problem")));
        return operation;
    }

    /** Adds the responses that the operations refer to. */
    void addTo(Components components) {
        shared.forEach(components::addResponses);
    }

    private ApiResponse reference(String name, ApiResponse response) {
        shared.put(name, response);
        return new ApiResponse().$ref("#/components/responses/" + name);
    }

    private static String name(List<Problem> problems) {
        return problems.stream().map(Problem::slug).sorted().collect(Collectors.joining("."));
    }

    private static ApiResponse response(List<Problem> problems) {
        var content = new MediaType();
        problems.forEach(problem -> content.addExamples(problem.slug(), example(problem)));
        ApiResponse response = problem(content)
                .description(problems.stream()
                        .map(problem -> "`%s`: %s".formatted(problem.slug(), problem.title()))
                        .collect(Collectors.joining("; ")));
        response.addExtension(
                "x-problem-types", problems.stream().map(Problem::slug).toList());
        SharedComponents.headersOfProblem(problems.getFirst().status())
                .forEach(header -> response.addHeaderObject(header, SharedComponents.header(header)));
        return response;
    }

    private static ApiResponse problem(MediaType content) {
        content.schema(new Schema<>().$ref(SharedComponents.PROBLEM));
        return new ApiResponse().content(new Content().addMediaType(APPLICATION_PROBLEM_JSON_VALUE, content));
    }

    private static Example example(Problem problem) {
        var body = problem.detail("What the caller can do about it.");
        return new Example()
                .summary(problem.title())
                .value(Map.of(
                        "type", String.valueOf(body.getType()),
                        "title", problem.title(),
                        "status", body.getStatus(),
                        "detail", String.valueOf(body.getDetail()),
                        "instance", "/path/of/the/request"));
    }
}
