package dev.souk.storefront.security;

import java.util.Map;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.graphql.server.WebSocketGraphQlInterceptor;
import org.springframework.graphql.server.WebSocketSessionInfo;
import org.springframework.graphql.server.support.AuthenticationExtractor;
import org.springframework.graphql.server.webflux.AuthenticationWebSocketInterceptor;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.security.authentication.ReactiveAuthenticationManager;
import reactor.core.publisher.Mono;

/**
 * Authenticates a WebSocket by the token in its first message, as Spring's interceptor does; one without a token is
 * closed, since a subscription needs one and an open connection takes a place.
 */
final class TokenRequiredInterceptor implements WebSocketGraphQlInterceptor {

    private final AuthenticationExtractor tokens;
    private final AuthenticationWebSocketInterceptor authentication;

    TokenRequiredInterceptor(AuthenticationExtractor tokens, ReactiveAuthenticationManager manager) {
        this.tokens = tokens;
        this.authentication = new AuthenticationWebSocketInterceptor(tokens, manager);
    }

    @Override
    public Mono<Object> handleConnectionInitialization(WebSocketSessionInfo session, Map<String, Object> payload) {
        return tokens.getAuthentication(payload)
                .switchIfEmpty(Mono.error(() -> new AuthenticationCredentialsNotFoundException("No token")))
                .then(authentication.handleConnectionInitialization(session, payload));
    }

    @Override
    public Mono<WebGraphQlResponse> intercept(WebGraphQlRequest request, Chain chain) {
        return authentication.intercept(request, chain);
    }
}
