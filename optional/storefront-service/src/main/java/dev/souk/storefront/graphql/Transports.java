package dev.souk.storefront.graphql;

import java.util.Map;
import org.springframework.graphql.server.WebGraphQlInterceptor;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Notes what each request came by, for {@link TransportRules}. */
@Component
class Transports implements WebGraphQlInterceptor {

    @Override
    public Mono<WebGraphQlResponse> intercept(WebGraphQlRequest request, Chain chain) {
        request.configureExecutionInput(
                (_, input) -> input.graphQLContext(Map.of(Transport.class, Transport.of(request)))
                        .build());
        return chain.next(request);
    }
}
