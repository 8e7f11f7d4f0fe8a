package dev.souk.storefront.graphql;

import static org.springframework.graphql.server.webflux.GraphQlRequestPredicates.graphQlHttp;
import static org.springframework.graphql.server.webflux.GraphQlRequestPredicates.graphQlSse;
import static org.springframework.http.MediaType.APPLICATION_JSON;
import static org.springframework.http.MediaType.TEXT_EVENT_STREAM;
import static org.springframework.web.reactive.function.server.RequestPredicates.accept;
import static org.springframework.web.reactive.function.server.RequestPredicates.contentType;
import static org.springframework.web.reactive.function.server.RequestPredicates.method;
import static org.springframework.web.reactive.function.server.RequestPredicates.path;

import dev.souk.common.problem.Problems;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.graphql.MediaTypes;
import org.springframework.graphql.server.webflux.GraphQlHttpHandler;
import org.springframework.graphql.server.webflux.GraphQlSseHandler;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.server.RequestPredicate;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.server.MethodNotAllowedException;
import reactor.core.publisher.Mono;

/** What is no request of GraphQL is a problem; the routes of Spring Boot would respond without a body. */
@Configuration(proxyBeanMethods = false)
class TransportProblems {

    private static final int BEFORE_SPRING_BOOT = -1;
    private static final String PATH = "/graphql";
    private static final RequestPredicate GRAPH_QL = path(PATH);
    private static final RequestPredicate ACCEPTED =
            accept(APPLICATION_JSON, MediaTypes.APPLICATION_GRAPHQL_RESPONSE, TEXT_EVENT_STREAM);

    @Bean
    @Order(BEFORE_SPRING_BOOT)
    RouterFunction<ServerResponse> graphQl(GraphQlHttpHandler requests, GraphQlSseHandler streams) {
        return RouterFunctions.route()
                .route(graphQlHttp(PATH), requests::handleRequest)
                .route(graphQlSse(PATH), streams::handleRequest)
                .route(
                        GRAPH_QL.and(method(HttpMethod.POST).negate()),
                        request -> Mono.error(new MethodNotAllowedException(request.method(), Set.of(HttpMethod.POST))))
                .route(
                        GRAPH_QL.and(contentType(APPLICATION_JSON).negate()),
                        _ -> Mono.error(Problems.ofStatus(HttpStatus.UNSUPPORTED_MEDIA_TYPE)))
                .route(GRAPH_QL.and(ACCEPTED.negate()), _ -> Mono.error(Problems.ofStatus(HttpStatus.NOT_ACCEPTABLE)))
                .filter((request, handler) -> handler.handle(request)
                        .switchIfEmpty(Mono.error(Problems.BAD_REQUEST.with("The request needs a JSON body."))))
                .build();
    }
}
