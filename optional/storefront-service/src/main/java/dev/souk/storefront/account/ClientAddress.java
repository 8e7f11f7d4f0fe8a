package dev.souk.storefront.account;

import org.jspecify.annotations.Nullable;
import org.springframework.graphql.server.WebGraphQlInterceptor;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The address of the client, as the gateway has written it, for the fields that need it. */
@Component
class ClientAddress implements WebGraphQlInterceptor {

    static final String KEY = "clientAddress";

    private static final String FORWARDED_FOR = "X-Forwarded-For";
    private static final String UNKNOWN = "unknown";

    @Override
    public Mono<WebGraphQlResponse> intercept(WebGraphQlRequest request, Chain chain) {
        @Nullable String address = request.getHeaders().getFirst(FORWARDED_FOR);
        request.configureExecutionInput((_, input) -> input.graphQLContext(
                        context -> context.put(KEY, address == null ? UNKNOWN : address))
                .build());
        return chain.next(request);
    }
}
