package dev.souk.storefront.graphql;

import java.util.Map;
import org.springframework.graphql.server.WebGraphQlInterceptor;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.graphql.server.WebSocketGraphQlRequest;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Marks the requests over a WebSocket, see {@link SubscriptionsOnly}. */
@Component
class WebSocketRequests implements WebGraphQlInterceptor {

    @Override
    public Mono<WebGraphQlResponse> intercept(WebGraphQlRequest request, Chain chain) {
        if (request instanceof WebSocketGraphQlRequest) {
            request.configureExecutionInput((_, input) ->
                    input.graphQLContext(Map.of(SubscriptionsOnly.KEY, true)).build());
        }
        return chain.next(request);
    }
}
