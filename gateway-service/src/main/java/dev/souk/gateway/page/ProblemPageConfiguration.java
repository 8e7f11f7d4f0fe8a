package dev.souk.gateway.page;

import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.HEAD;
import static org.springframework.http.HttpMethod.OPTIONS;
import static org.springframework.web.reactive.function.server.RequestPredicates.method;
import static org.springframework.web.reactive.function.server.RequestPredicates.methods;
import static org.springframework.web.reactive.function.server.RequestPredicates.path;

import dev.souk.common.problem.Problems;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.server.MethodNotAllowedException;
import reactor.core.publisher.Mono;

/**
 * What the {@code type} of a problem links to, as plain text for browsers and terminals: its row in
 * {@code docs/problems.md}, which the build copies to the class path.
 */
@Configuration(proxyBeanMethods = false)
class ProblemPageConfiguration {

    private static final MediaType TEXT = new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8);
    private static final Set<HttpMethod> ALLOWED = Set.of(GET, HEAD, OPTIONS);

    /** A row of a table: type, status, when it occurs, what to do. */
    private static final Pattern ROW =
            Pattern.compile("(?m)^\\| `([a-z-]+)` \\| (\\d{3}) \\| ([^|]+) \\| ([^|]+) \\|$");

    private static final Pattern LINK = Pattern.compile("\\[([^]]+)]\\(([^)]+)\\)");

    @Bean
    RouterFunction<ServerResponse> problemPages() throws IOException {
        String all = new ClassPathResource("META-INF/problems.md").getContentAsString(StandardCharsets.UTF_8);
        Map<String, String> pages = ROW.matcher(all)
                .results()
                .collect(Collectors.toMap(row -> row.group(1), ProblemPageConfiguration::page));
        return RouterFunctions.route()
                .route(methods(GET, HEAD).and(path("/problems")), _ -> text(all))
                .route(
                        methods(GET, HEAD).and(path("/problems/{type}")),
                        request -> text(pages.get(request.pathVariable("type"))))
                .route(
                        method(OPTIONS).and(path("/problems/**")),
                        _ -> ServerResponse.ok().allow(ALLOWED).build())
                .route(
                        path("/problems/**"),
                        request -> Mono.error(new MethodNotAllowedException(request.method(), ALLOWED)))
                .build();
    }

    private static String page(MatchResult row) {
        String text = """
                %s (status %s)

                When: %s.
                What to do: %s.
                """.formatted(row.group(1), row.group(2), row.group(3), row.group(4));
        return LINK.matcher(text).replaceAll("$1 (docs/$2)");
    }

    private static Mono<ServerResponse> text(@Nullable String content) {
        return content == null
                ? Mono.error(Problems.NOT_FOUND.with("There is no such problem; GET /problems lists all."))
                : ServerResponse.ok().contentType(TEXT).bodyValue(content);
    }
}
