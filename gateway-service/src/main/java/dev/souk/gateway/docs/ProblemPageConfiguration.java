package dev.souk.gateway.docs;

import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.HEAD;
import static org.springframework.http.HttpMethod.OPTIONS;
import static org.springframework.web.reactive.function.server.RequestPredicates.method;
import static org.springframework.web.reactive.function.server.RequestPredicates.methods;
import static org.springframework.web.reactive.function.server.RequestPredicates.path;

import dev.souk.common.problem.Problems;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.server.MethodNotAllowedException;
import reactor.core.publisher.Mono;

/** What the {@code type} of a problem links to: plain text, for browsers and terminals. */
@Configuration(proxyBeanMethods = false)
class ProblemPageConfiguration {

    private static final MediaType TEXT = new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8);
    private static final Set<HttpMethod> ALLOWED = Set.of(GET, HEAD, OPTIONS);

    @Bean
    RouterFunction<ServerResponse> problemPage(ProblemPages pages) {
        return RouterFunctions.route()
                .route(methods(GET, HEAD).and(path("/problems")), _ -> text(pages.all()))
                .route(methods(GET, HEAD).and(path("/problems/{type}")), request -> page(pages, request))
                .route(
                        method(OPTIONS).and(path("/problems/**")),
                        _ -> ServerResponse.ok().allow(ALLOWED).build())
                .route(
                        path("/problems/**"),
                        request -> Mono.error(new MethodNotAllowedException(request.method(), ALLOWED)))
                .build();
    }

    private static Mono<ServerResponse> page(ProblemPages pages, ServerRequest request) {
        return Mono.justOrEmpty(pages.of(request.pathVariable("type")))
                .switchIfEmpty(
                        Mono.error(() -> Problems.NOT_FOUND.with("There is no such problem; GET /problems lists all.")))
                .flatMap(ProblemPageConfiguration::text);
    }

    private static Mono<ServerResponse> text(String content) {
        return ServerResponse.ok().contentType(TEXT).bodyValue(content);
    }
}
